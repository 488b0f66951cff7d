import type { LabelId } from '../../../../shared/ids.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { LabelDisplay } from '../label-display.ts'

/** What is written at a shape. */
export interface ShapeWords {
  /** For example `Cat 3`. */
  readonly name: string
  /** First attribute, or empty. */
  readonly detail: string
  /** One or two characters for small shapes: the digit of the class. */
  readonly short: string
}

/** A class as the painters see it. */
export interface ClassLook {
  readonly name: string
  /** Place in the label palette, 1 to 20. */
  readonly colour: number
  /** The digit that picks it, or two letters of its name. */
  readonly short: string
  /** Pairs of keypoints that are joined, from 0. */
  readonly edges?: readonly (readonly [number, number])[]
}

/** How shapes are shown, as one plain value that can be handed to a worker. */
export interface SceneStyle {
  readonly classes: ReadonlyMap<ClassId, ClassLook>
  readonly display: LabelDisplay
  /** Selected shapes that the tiles show as such: only when they are too many to be painted in every frame. */
  readonly selection: ReadonlySet<LabelId>
}

/** The part of a 2D context that painters use; a canvas and an off-screen canvas both have it. */
export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D
