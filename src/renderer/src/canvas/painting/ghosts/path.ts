import { toScreen } from '../../viewport.ts'
import { paintDot } from '../dots.ts'
import { fillShape, strokeWithHalo, traceLine } from '../outline.ts'
import { paintAt } from '../palette.ts'
import { paintSnap } from './marks.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** A line of vertices being set; the first is larger while a click there would close it. */
export const paintPath: GhostPainter<'path'> = (brush, ghost, { view, style }) => {
  const paint = paintAt(style.classes.get(ghost.classId)?.colour ?? 10)
  brush.beginPath()
  traceLine(brush, ghost.points, view)
  if (!ghost.open) fillShape(brush, paint.colour, 0.12)
  strokeWithHalo(brush, { paint: { ...paint, dash: [] }, suggested: false }, 2)
  ghost.points.slice(0, -1).forEach((point, index) => {
    const closes = index === 0 && ghost.closable
    paintDot(brush, toScreen(view, point), { sizePx: closes ? 12 : 7, fill: closes ? paint.colour : '#ffffff' })
  })
  if (ghost.snap) paintSnap(brush, toScreen(view, ghost.snap))
}
