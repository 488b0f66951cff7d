import { toScreen } from '../../viewport.ts'
import { paintVertices } from '../dots.ts'
import { fillShape, strokeWithHalo, traceLine } from '../outline.ts'
import { paintOf } from '../shape-look.ts'
import { paintSnap } from './marks.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** A line of vertices being set; the first is larger while a click there would close it. */
export const paintPath: GhostPainter<'path'> = (brush, ghost, { view, style }) => {
  const paint = paintOf(style, ghost.classId)
  brush.beginPath()
  traceLine(brush, ghost.points, view)
  if (!ghost.open) fillShape(brush, paint.colour, 0.12)
  strokeWithHalo(brush, { paint: { ...paint, dash: [] }, suggested: false }, 2)
  paintVertices(brush, ghost.points.slice(0, -1), { view, closing: ghost.closable ? paint.colour : null })
  if (ghost.snap) paintSnap(brush, toScreen(view, ghost.snap))
}
