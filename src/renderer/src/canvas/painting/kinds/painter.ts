import type { ShapeKind, ShapeLabel } from '../../../../../shared/labels/shape-geometry.ts'
import type { ImageRect } from '../../../../../shared/labels/geometry.ts'
import type { Viewport } from '../../viewport.ts'
import type { Brush } from '../scene.ts'
import type { ShapeLook } from '../shape-look.ts'
import type { WetMask } from '../wet-mask.ts'

export type Of<Kind extends ShapeKind> = Extract<ShapeLabel, { kind: Kind }>

/** One shape as it lies on a surface or a tile. */
export interface Lying<Shape extends ShapeLabel = ShapeLabel> {
  readonly shape: Shape
  readonly view: Viewport
  /** A stroke goes over it: how it looks by now. Masks only. */
  readonly wet?: WetMask | undefined
  /** Nothing beyond this part of the picture has to be painted; left out: all that the brush can reach. */
  readonly within?: ImageRect | undefined
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
