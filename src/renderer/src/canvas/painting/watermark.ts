import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { Brush } from './scene.ts'

const stepXPx = 340
const stepYPx = 150
const slant = (-22 * Math.PI) / 180

/** Writes a text slantwise and repeatedly over a rectangle of the surface, readable on light and dark. */
export const paintWatermark = (brush: Brush, text: string, over: ImageRect): void => {
  brush.save()
  brush.beginPath()
  brush.rect(over.x, over.y, over.width, over.height)
  brush.clip()
  brush.rotate(slant)
  brush.font = '500 12px "Segoe UI", Inter, Roboto, "Noto Sans", system-ui, sans-serif'
  brush.textBaseline = 'alphabetic'
  brush.lineWidth = 0.5
  brush.strokeStyle = 'rgba(0,0,0,0.22)'
  brush.fillStyle = 'rgba(255,255,255,0.22)'
  const reach = over.x + over.width + over.y + over.height
  for (let y = -reach; y < reach; y += stepYPx)
    for (let x = -reach + ((y / stepYPx) % 2) * (stepXPx / 2); x < reach; x += stepXPx) {
      brush.strokeText(text, x, y)
      brush.fillText(text, x, y)
    }
  brush.restore()
}
