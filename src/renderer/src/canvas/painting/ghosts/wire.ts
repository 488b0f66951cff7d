import { toScreen } from '../../viewport.ts'
import { paintDot } from '../dots.ts'
import { strokeWithHalo, traceLine } from '../outline.ts'
import { paintAt } from '../palette.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** An outline that follows edges, with the clicks that hold it; the first is larger while a click there would close it. */
export const paintWire: GhostPainter<'wire'> = (brush, ghost, { view, style }) => {
  const paint = paintAt(style.classes.get(ghost.classId)?.colour ?? 10)
  brush.beginPath()
  traceLine(brush, ghost.points, view)
  strokeWithHalo(brush, { paint: { ...paint, dash: [] }, suggested: false }, 2)
  ghost.anchors.forEach((point, index) => {
    const closes = index === 0 && ghost.closable
    paintDot(brush, toScreen(view, point), { sizePx: closes ? 12 : 7, fill: closes ? paint.colour : '#ffffff' })
  })
}
