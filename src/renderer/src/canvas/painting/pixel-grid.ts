import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { PixelSize, Viewport } from '../viewport.ts'
import { rectToScreen, shownRect } from '../viewport.ts'
import type { Brush } from './scene.ts'

/** From this many CSS pixels per image pixel on, lines fit between image pixels. */
const gridFrom = 12

/** Lines on all whole image pixels that are seen; nothing while pixels are too small on screen. */
export const paintPixelGrid = (
  brush: Brush,
  view: Viewport,
  { picture, surface }: { readonly picture: PixelSize; readonly surface: PixelSize },
): void => {
  if (view.scale < gridFrom) return
  const seen = shownRect(view, surface)
  const [left, top] = [Math.max(Math.ceil(seen.x), 0), Math.max(Math.ceil(seen.y), 0)]
  const [right, bottom] = [
    Math.min(seen.x + seen.width, picture.widthPx),
    Math.min(seen.y + seen.height, picture.heightPx),
  ]
  const trace = (along: ImageRect) => {
    const line = rectToScreen(view, along)
    const [sx, sy] = [Math.round(line.x) + 0.5, Math.round(line.y) + 0.5]
    brush.moveTo(sx, sy)
    brush.lineTo(line.width === 0 ? sx : sx + line.width, line.height === 0 ? sy : sy + line.height)
  }
  brush.beginPath()
  for (let x = left; x <= right; x++) trace({ x, y: top, width: 0, height: bottom - top })
  for (let y = top; y <= bottom; y++) trace({ x: left, y, width: right - left, height: 0 })
  brush.lineWidth = 1
  brush.strokeStyle = 'rgba(128,128,128,0.35)'
  brush.stroke()
}
