import { paintVertices } from '../dots.ts'
import { strokeWithHalo, traceLine } from '../outline.ts'
import { paintOf } from '../shape-look.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** An outline that follows edges, with the clicks that hold it; the first is larger while a click there would close it. */
export const paintWire: GhostPainter<'wire'> = (brush, ghost, { view, style }) => {
  const paint = paintOf(style, ghost.classId)
  brush.beginPath()
  traceLine(brush, ghost.points, view)
  strokeWithHalo(brush, { paint: { ...paint, dash: [] }, suggested: false }, 2)
  paintVertices(brush, ghost.anchors, { view, closing: ghost.closable ? paint.colour : null })
}
