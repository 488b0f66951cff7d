import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { linesOf, ringsOf, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { toScreen, type Viewport } from '../viewport.ts'
import type { Paint } from './palette.ts'
import { withAlpha } from './palette.ts'
import type { Brush } from './scene.ts'

const traceLine = (brush: Brush, line: readonly ImagePoint[], view: Viewport): void => {
  let isFirst = true
  for (const point of line) {
    const [x, y] = toScreen(view, point)
    if (isFirst) brush.moveTo(x, y)
    else brush.lineTo(x, y)
    isFirst = false
  }
}

/** Traces the rings and lines of a shape as the current path. */
export const traceShape = (brush: Brush, shape: ShapeLabel, view: Viewport): void => {
  brush.beginPath()
  for (const ring of ringsOf(shape)) {
    traceLine(brush, ring, view)
    brush.closePath()
  }
  for (const line of linesOf(shape)) traceLine(brush, line, view)
}

/** Strokes the current path with its halo one pixel wider on each side. */
export const strokeWithHalo = (brush: Brush, paint: Paint, widthPx: number): void => {
  brush.lineJoin = 'round'
  brush.setLineDash([])
  brush.strokeStyle = paint.halo
  brush.lineWidth = widthPx + 2
  brush.stroke()
  brush.setLineDash([...paint.dash])
  brush.strokeStyle = paint.colour
  brush.lineWidth = widthPx
  brush.stroke()
  brush.setLineDash([])
}

/** Fills the current path by the even-odd rule, so that holes stay open. */
export const fillShape = (brush: Brush, paint: Paint, opacity: number): void => {
  brush.fillStyle = withAlpha(paint.colour, opacity)
  brush.fill('evenodd')
}
