import { toScreen } from '../../viewport.ts'
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
  for (const [widthPx, colour] of [
    [3, 'rgba(10,10,12,0.55)'],
    [1.25, '#ffffff'],
  ] as const) {
    brush.beginPath()
    brush.moveTo(x - 6, y)
    brush.lineTo(x + 6, y)
    brush.moveTo(x, y - 6)
    brush.lineTo(x, y + 6)
    brush.lineWidth = widthPx
    brush.strokeStyle = colour
    brush.stroke()
  }
  brush.beginPath()
  brush.roundRect(left, top, width, heightPx, 4)
  brush.fillStyle = 'rgba(20,21,24,0.88)'
  brush.fill()
  brush.fillStyle = '#ffffff'
  brush.fillText(ghost.words, left + paddingPx, top + heightPx / 2 + 0.5)
}
