import type { LabelId } from '../../../../shared/ids.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { VertexPlace } from '../hit-test.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Guide } from '../picture-look.ts'
import type { Ghost } from '../tools/tool.ts'
import type { PixelSize, ScreenPoint, Viewport } from '../viewport.ts'

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
}

/**
 * All that is drawn over the picture, as one plain value: painters read it and nothing else, so that a worker could
 * paint it in tiles.
 */
export interface Scene {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly picture: PixelSize
  readonly shapes: readonly ShapeLabel[]
  readonly words: ReadonlyMap<LabelId, ShapeWords>
  readonly classes: ReadonlyMap<ClassId, ClassLook>
  readonly selection: ReadonlySet<LabelId>
  readonly hovered: LabelId | null
  /** Handles and vertices are drawn on selected shapes. */
  readonly editable: boolean
  readonly watermark: string | null
}

/** What follows the pointer: redrawn alone, so that a moving pointer never redraws the shapes. */
export interface PointerScene {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly classes: ReadonlyMap<ClassId, ClassLook>
  readonly guides: readonly Guide[]
  readonly crosshair: ScreenPoint | null
  readonly ghost: Ghost | null
  readonly active: { readonly shape: ShapeLabel; readonly place: VertexPlace } | null
}

/** The part of a 2D context that painters use; a canvas and an off-screen canvas both have it. */
export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D
