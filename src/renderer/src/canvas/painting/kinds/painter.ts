import type { ShapeKind, ShapeLabel } from '../../../../../shared/labels/shape-geometry.ts'
import type { Viewport } from '../../viewport.ts'
import type { Brush } from '../scene.ts'
import type { ShapeLook } from '../shape-look.ts'

export type Of<Kind extends ShapeKind> = Extract<ShapeLabel, { kind: Kind }>

/** One shape as it lies on a surface or a tile. */
export interface Lying<Shape extends ShapeLabel = ShapeLabel> {
  readonly shape: Shape
  readonly view: Viewport
}

/**
 * How one kind of shape is painted. It runs in the window and in the worker that paints tiles, so it reads plain values
 * and touches the brush only.
 */
export interface KindPainter<Kind extends ShapeKind> {
  /** Paints the shape: fill, halo, stroke. The brush counts CSS pixels. */
  readonly paint: (brush: Brush, lying: Lying<Of<Kind>>, look: ShapeLook) => void
  /** How large it is drawn what a selected shape is taken hold of by. CSS pixels. */
  readonly gripSizePx: number
  readonly square: boolean
  /** A dashed box lies around it while it is selected. */
  readonly boxed: boolean
}
