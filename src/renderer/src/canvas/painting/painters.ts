import type { ShapeKind, ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { keypoints } from './kinds/keypoints.ts'
import { mask } from './kinds/mask.ts'
import type { KindPainter, Lying } from './kinds/painter.ts'
import { paintOutlined, region } from './kinds/region.ts'
import type { Brush } from './scene.ts'
import type { ShapeLook } from './shape-look.ts'

const framed = { gripSizePx: 8, square: true, boxed: false }

/** One entry per kind of shape: a new kind does not compile without one. */
const painters: { readonly [Kind in ShapeKind]: KindPainter<Kind> } = {
  box: { ...framed, paint: paintOutlined(0.06) },
  'rotated-box': { ...framed, paint: paintOutlined(0.06) },
  polygon: region,
  polyline: { ...region, paint: paintOutlined(0) },
  ellipse: { ...framed, paint: paintOutlined(0.12) },
  cuboid: { ...region, boxed: false },
  keypoints,
  mask,
}

/** The painter of a shape's kind. The compiler cannot pair a union with its table, so it is told here, once. */
export const painterOf = (shape: ShapeLabel): KindPainter<ShapeKind> =>
  painters[shape.kind] as unknown as KindPainter<ShapeKind>

/** Paints one shape. */
export const paintShape = (brush: Brush, lying: Lying, look: ShapeLook): void => {
  painterOf(lying.shape).paint(brush, lying, look)
}
