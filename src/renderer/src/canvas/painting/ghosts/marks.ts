import { toScreen, type ScreenPoint } from '../../viewport.ts'
import { paintDot, traceCross } from '../dots.ts'
import { strokeTwice } from '../double-stroke.ts'
import type { Brush } from '../scene.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** The sign of a place that the pointer snaps to: a ring around a cross, so that the place itself stays seen. */
export const paintSnap = (brush: Brush, [x, y]: ScreenPoint): void => {
  brush.beginPath()
  brush.arc(x, y, 7, 0, Math.PI * 2)
  traceCross(brush, [x, y], 3)
  strokeTwice(brush, { darkPx: 3.5, darkness: 0.7, lightPx: 1.5 })
}

const accent = '#2c60e2'

/** Vertices that are picked, or the place that the pointer snaps to. */
export const paintMarks: GhostPainter<'marks'> = (brush, { points, as }, { view }) => {
  for (const point of points)
    if (as === 'snap') paintSnap(brush, toScreen(view, point))
    else paintDot(brush, toScreen(view, point), { sizePx: 9, fill: accent })
}
