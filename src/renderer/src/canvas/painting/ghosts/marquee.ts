import { toScreen } from '../../viewport.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** The rectangle that selects what it touches. */
export const paintMarquee: GhostPainter<'marquee'> = (brush, ghost, { view }) => {
  const [ax, ay] = toScreen(view, ghost.from)
  const [bx, by] = toScreen(view, ghost.to)
  brush.fillStyle = 'rgba(255,255,255,0.12)'
  brush.fillRect(ax, ay, bx - ax, by - ay)
  brush.lineWidth = 3
  brush.strokeStyle = 'rgba(10,10,12,0.45)'
  brush.strokeRect(ax, ay, bx - ax, by - ay)
  brush.lineWidth = 1
  brush.setLineDash([4, 3])
  brush.strokeStyle = '#ffffff'
  brush.strokeRect(ax, ay, bx - ax, by - ay)
  brush.setLineDash([])
}
