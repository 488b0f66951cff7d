import { atImage } from '../../../../shared/labels/geometry.ts'
import { shapeBounds, type ShapeKind, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { fromOwnAxes } from '../../../../shared/labels/turned.ts'
import { handlesOf } from '../handles.ts'
import { toScreen } from '../viewport.ts'
import { keypoints } from './kinds/keypoints.ts'
import { mask } from './kinds/mask.ts'
import type { KindPainter, Lying } from './kinds/painter.ts'
import { paintOutlined, region } from './kinds/region.ts'
import type { Brush } from './scene.ts'
import type { ShapeLook } from './shape-look.ts'

/** One entry per kind of shape: a new kind does not compile without one. */
const painters: { readonly [Kind in ShapeKind]: KindPainter<Kind> } = {
  box: {
    paint: paintOutlined(0.06),
    grips: (box, view) => handlesOf(shapeBounds(box)).map(({ point }) => toScreen(view, point)),
    gripSizePx: 8,
    square: true,
    boxed: false,
  },
  'rotated-box': { ...region, paint: paintOutlined(0.06), gripSizePx: 8, square: true, boxed: false },
  polygon: region,
  polyline: {
    ...region,
    paint: paintOutlined(0),
    grips: (line, view) => line.points.map((point) => toScreen(view, point)),
  },
  ellipse: {
    ...region,
    grips: (ellipse, view) =>
      [
        fromOwnAxes(ellipse, ellipse.radiusX, 0),
        fromOwnAxes(ellipse, 0, ellipse.radiusY),
        fromOwnAxes(ellipse, -ellipse.radiusX, 0),
        fromOwnAxes(ellipse, 0, -ellipse.radiusY),
      ].map((point) => toScreen(view, point)),
  },
  cuboid: {
    ...region,
    grips: ({ corners }, view) => corners.map(([x, y]) => toScreen(view, atImage(x, y))),
    boxed: false,
  },
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
