import { toScreen, type ScreenPoint } from '../../viewport.ts'
import { paintDot } from '../dots.ts'
import type { Brush } from '../scene.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** The sign of a place that the pointer snaps to: a ring around a cross, so that the place itself stays seen. */
export const paintSnap = (brush: Brush, [x, y]: ScreenPoint): void => {
  const trace = () => {
    brush.beginPath()
    brush.arc(x, y, 7, 0, Math.PI * 2)
    brush.moveTo(x - 3, y)
    brush.lineTo(x + 3, y)
    brush.moveTo(x, y - 3)
    brush.lineTo(x, y + 3)
  }
  trace()
  brush.lineWidth = 3.5
  brush.strokeStyle = 'rgba(10,10,12,0.7)'
  brush.stroke()
  brush.lineWidth = 1.5
  brush.strokeStyle = '#ffffff'
  brush.stroke()
}

const accent = '#2c60e2'

/** Vertices that are picked, or the place that the pointer snaps to. */
export const paintMarks: GhostPainter<'marks'> = (brush, { points, as }, { view }) => {
  for (const point of points)
    if (as === 'snap') paintSnap(brush, toScreen(view, point))
    else paintDot(brush, toScreen(view, point), { sizePx: 9, fill: accent })
}
