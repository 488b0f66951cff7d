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

/** Polygons and all that is bounded like one. */
export const region = {
  paint: paintOutlined(0.12),
  gripSizePx: 6,
  square: false,
  boxed: true,
} satisfies KindPainter<'polygon'>
