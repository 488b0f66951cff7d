import { inkOnPictures, paintWatermark } from '../../ui/watermark/paint-watermark.ts'
import type { Looking } from '../tiles/tile-layer.ts'
import { rectToScreen } from '../viewport.ts'
import type { Brush } from './scene.ts'

/** The watermark of a surface: its letters are painted once and copied over the part of the picture that is seen. */
export interface Watermark {
  readonly paint: (brush: Brush, text: string | null, looking: Looking) => void
}

/** Makes a sheet that is painted when it is first asked for, and again when text or surface change. */
export const createWatermark = (): Watermark => {
  let sheet: OffscreenCanvas | null = null
  let painted = ''
  const sheetOf = (text: string, { surface, pixelRatio }: Looking): OffscreenCanvas => {
    const key = `${String(surface.widthPx)} ${String(surface.heightPx)} ${String(pixelRatio)} ${text}`
    if (sheet && key === painted) return sheet
    const made = new OffscreenCanvas(
      Math.max(Math.round(surface.widthPx * pixelRatio), 1),
      Math.max(Math.round(surface.heightPx * pixelRatio), 1),
    )
    const brush = made.getContext('2d')
    brush?.scale(pixelRatio, pixelRatio)
    if (brush)
      paintWatermark(brush, text, {
        over: { x: 0, y: 0, width: surface.widthPx, height: surface.heightPx },
        ink: inkOnPictures,
      })
    painted = key
    return (sheet = made)
  }
  return {
    paint: (brush, text, looking) => {
      if (text === null || text === '') return
      const { view, surface, picture, pixelRatio } = looking
      const lying = rectToScreen(view, { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx })
      const [left, top] = [Math.max(Math.floor(lying.x), 0), Math.max(Math.floor(lying.y), 0)]
      const width = Math.min(Math.ceil(lying.x + lying.width), surface.widthPx) - left
      const height = Math.min(Math.ceil(lying.y + lying.height), surface.heightPx) - top
      if (width <= 0 || height <= 0) return
      const cut = [left, top, width, height].map((length) => length * pixelRatio) as [number, number, number, number]
      brush.drawImage(sheetOf(text, looking), ...cut, left, top, width, height)
    },
  }
}
