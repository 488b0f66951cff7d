import { toScreen } from '../../viewport.ts'
import { traceCross } from '../dots.ts'
import { pointerStroke, strokeTwice } from '../double-stroke.ts'
import { tagFont } from '../tag-plates.ts'
import type { GhostPainter } from './ghost-painter.ts'

const [heightPx, paddingPx, awayPx] = [22, 8, 14]

/** A few words beside a place, with a cross on it. */
export const paintNote: GhostPainter<'note'> = (brush, ghost, { view, surface }) => {
  const [x, y] = toScreen(view, ghost.at)
  brush.font = tagFont
  brush.textBaseline = 'middle'
  const width = Math.ceil(brush.measureText(ghost.words).width) + 2 * paddingPx
  const left = Math.max(Math.min(x + awayPx, surface.widthPx - width - 4), 4)
  const top = Math.max(Math.min(y + awayPx, surface.heightPx - heightPx - 4), 4)
  brush.beginPath()
  traceCross(brush, [x, y], 6)
  strokeTwice(brush, pointerStroke)
  brush.beginPath()
  brush.roundRect(left, top, width, heightPx, 4)
  brush.fillStyle = 'rgba(20,21,24,0.88)'
  brush.fill()
  brush.fillStyle = '#ffffff'
  brush.fillText(ghost.words, left + paddingPx, top + heightPx / 2 + 0.5)
}
