import { ringsOf, type ShapeLabel } from '../../../../../shared/labels/shape-geometry.ts'
import { toScreen } from '../../viewport.ts'
import { fillOpacity, fillShape, strokeWidthPx, strokeWithHalo, traceShape } from '../outline.ts'
import type { Brush } from '../scene.ts'
import type { ShapeLook } from '../shape-look.ts'
import type { KindPainter, Lying } from './painter.ts'

const selectedFill = 0.2

/** Paints outlines, filled where they are closed. */
export const paintOutlined =
  (fill: number) =>
  (brush: Brush, { shape, view }: Lying, look: ShapeLook): void => {
    traceShape(brush, shape, view)
    if (fill > 0) fillShape(brush, look.paint.colour, fillOpacity(fill, selectedFill, look))
    strokeWithHalo(brush, look, strokeWidthPx(look))
  }

/** Polygons and all that is bounded like one: grips on its corners. */
export const region = {
  paint: paintOutlined(0.12),
  grips: (shape: ShapeLabel, view) =>
    ringsOf(shape)
      .flat()
      .map((point) => toScreen(view, point)),
  gripSizePx: 6,
  square: false,
  boxed: true,
} satisfies KindPainter<'polygon'>
