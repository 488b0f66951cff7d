import { keepLately } from './kept-lately.ts'
import type { Paint } from './palette.ts'
import type { Brush } from './scene.ts'

/** CSS pixels. */
export const tagHeightPx = 17
const paddingPx = 4
/** The halo around a plate. */
const edgePx = 1

export const tagFont =
  '600 11px "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, Inter, Roboto, "Noto Sans", Cantarell, system-ui, sans-serif'

/** A tag painted once: text is dear to paint, a copy is not. */
export interface TagPlate {
  readonly picture: OffscreenCanvas
  /** Without the halo, in CSS pixels. */
  readonly widthPx: number
}

const keptMost = 600
const kept = keepLately<TagPlate>(keptMost)

const paintPlate = (text: string, paint: Paint, pixelRatio: number): TagPlate => {
  const picture = new OffscreenCanvas(1, 1)
  const brush = picture.getContext('2d')
  if (!brush) return { picture, widthPx: 1 }
  brush.font = tagFont
  const widthPx = Math.ceil(brush.measureText(text).width) + 2 * paddingPx
  picture.width = Math.ceil((widthPx + 2 * edgePx) * pixelRatio)
  picture.height = Math.ceil((tagHeightPx + 2 * edgePx) * pixelRatio)
  brush.scale(pixelRatio, pixelRatio)
  brush.translate(edgePx, edgePx)
  brush.font = tagFont
  brush.textBaseline = 'middle'
  brush.beginPath()
  brush.roundRect(0, 0, widthPx, tagHeightPx, 3)
  brush.strokeStyle = paint.halo
  brush.lineWidth = 2
  brush.stroke()
  brush.fillStyle = paint.colour
  brush.fill()
  brush.fillStyle = paint.ink
  brush.fillText(text, paddingPx, tagHeightPx / 2 + 0.5)
  return { picture, widthPx }
}

/** The plate of a text in a colour; those asked for lately are kept. */
export const plateOf = (text: string, paint: Paint, pixelRatio: number): TagPlate =>
  kept(`${paint.colour} ${String(pixelRatio)} ${text}`, () => paintPlate(text, paint, pixelRatio))

/** Copies a plate; its corner is at the point, its halo beyond. */
export const drawPlate = (
  brush: Brush,
  { picture }: TagPlate,
  at: { readonly x: number; readonly y: number },
): void => {
  const ratio = brush.getTransform().a || 1
  const [x, y] = [Math.round(at.x * ratio) / ratio - edgePx, Math.round(at.y * ratio) / ratio - edgePx]
  brush.drawImage(picture, x, y, picture.width / ratio, picture.height / ratio)
}
