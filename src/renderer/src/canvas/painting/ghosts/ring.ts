import { toScreen } from '../../viewport.ts'
import { pointerStroke, strokeTwice } from '../double-stroke.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** The tip of a brush in its true size; dashed while it erases. The line that a press would paint leads to it. */
export const paintRing: GhostPainter<'ring'> = (brush, ghost, { view }) => {
  const [x, y] = toScreen(view, ghost.centre)
  const radius = Math.max(ghost.radius * view.scale, 1)
  const trace = (radiusPx: number) => {
    brush.beginPath()
    brush.arc(x, y, radiusPx, 0, 2 * Math.PI)
  }
  brush.setLineDash(ghost.erases ? [4, 3] : [])
  if (ghost.from) {
    const [fromX, fromY] = toScreen(view, ghost.from)
    brush.beginPath()
    brush.moveTo(fromX, fromY)
    brush.lineTo(x, y)
    strokeTwice(brush, pointerStroke)
  }
  trace(radius)
  strokeTwice(brush, pointerStroke)
  if (ghost.core < ghost.radius) {
    brush.setLineDash([1, 3])
    trace(Math.max(ghost.core * view.scale, 1))
    strokeTwice(brush, pointerStroke)
  }
  brush.setLineDash([])
  brush.fillStyle = '#ffffff'
  brush.fillRect(x - 0.75, y - 0.75, 1.5, 1.5)
}
