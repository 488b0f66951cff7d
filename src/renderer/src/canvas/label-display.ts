import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'

/** How the shapes of one class are shown. What is absent is as the ontology says. */
export interface ClassDisplay {
  readonly hidden?: boolean
  /** A place in the label palette, 1 to 20. */
  readonly colour?: number
  /** Of fills, 0 to 1; strokes stay whole so that an outline can always be seen. */
  readonly opacity?: number
}

/** When the name of a class stands beside its shapes. `hover`: beside the one that is pointed at. */
export const namings = ['off', 'hover', 'always'] as const
export type Naming = (typeof namings)[number]

/** How thick lines of shapes may be, in CSS pixels. */
export const lineWidths = { least: 1, most: 5, plain: 2 } as const

/** Which shapes are shown and how. It is a way of looking: nothing of it is saved with the labels. */
export interface LabelDisplay {
  readonly classes: ReadonlyMap<ClassId, ClassDisplay>
  readonly hidden: ReadonlySet<LabelId>
  /** Only these are shown; null: all. */
  readonly solo: ReadonlySet<LabelId> | null
  /** Of fills, 0 to 1, over what the class says. */
  readonly opacity: number
  /** Suggestions that nobody accepted are shown from this confidence on, 0 to 1. */
  readonly confidenceMin: number
  readonly names: Naming
  /** Of the lines of shapes, in CSS pixels; selected ones are half a pixel thicker. */
  readonly linePx: number
}

export const plainDisplay: LabelDisplay = {
  classes: new Map(),
  hidden: new Set(),
  solo: null,
  opacity: 1,
  confidenceMin: 0,
  names: 'always',
  linePx: lineWidths.plain,
}
