import { toScreen } from '../../viewport.ts'
import { strokeTwice, thinStroke } from '../double-stroke.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** The rectangle that selects what it touches. */
export const paintMarquee: GhostPainter<'marquee'> = (brush, ghost, { view }) => {
  const [ax, ay] = toScreen(view, ghost.from)
  const [bx, by] = toScreen(view, ghost.to)
  brush.fillStyle = 'rgba(255,255,255,0.12)'
  brush.fillRect(ax, ay, bx - ax, by - ay)
  brush.beginPath()
  brush.rect(ax, ay, bx - ax, by - ay)
  strokeTwice(brush, thinStroke, [4, 3])
}
