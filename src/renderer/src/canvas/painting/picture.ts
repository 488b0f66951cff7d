import type { PixelSize, Viewport } from '../viewport.ts'
import type { Brush } from './scene.ts'

type Source = CanvasImageSource

/** A decoded picture with smaller copies of itself, so that a large one is scaled down once and not in every frame. */
export interface Picture {
  readonly source: Source
  readonly size: PixelSize
  readonly paint: (brush: Brush, view: Viewport, pixelRatio: number) => void
  /** Lets the smaller copies go. */
  readonly close: () => void
}

interface Level {
  readonly source: Source
  readonly widthPx: number
  readonly heightPx: number
}

const halve = ({ source, widthPx, heightPx }: Level): Level => {
  const [width, height] = [Math.max(Math.round(widthPx / 2), 1), Math.max(Math.round(heightPx / 2), 1)]
  const canvas = new OffscreenCanvas(width, height)
  const brush = canvas.getContext('2d')
  if (brush) {
    brush.imageSmoothingQuality = 'high'
    brush.drawImage(source, 0, 0, width, height)
  }
  return { source: canvas, widthPx: width, heightPx: height }
}

/** Enlarged beyond this many device pixels per image pixel, pixels are shown as squares. */
const squareFrom = 3

/** Wraps a decoded image. The browser has already applied its EXIF orientation. */
export const createPicture = (source: Source, size: PixelSize): Picture => {
  let levels: Level[] = [{ source, ...size }]
  const levelFor = (scale: number): Level => {
    let at = 0
    while (scale * 2 ** (at + 1) <= 1 && at < 8) {
      at++
      const above = levels[at - 1]
      if (!levels[at] && above) levels[at] = halve(above)
    }
    return levels[at] ?? { source, ...size }
  }
  return {
    source,
    size,
    paint: (brush, view, pixelRatio) => {
      const scale = view.scale * pixelRatio
      const level = levelFor(scale)
      brush.imageSmoothingEnabled = scale < squareFrom
      brush.imageSmoothingQuality = scale < 1 ? 'medium' : 'high'
      brush.drawImage(level.source, view.offsetX, view.offsetY, size.widthPx * view.scale, size.heightPx * view.scale)
    },
    close: () => {
      levels = levels.slice(0, 1)
    },
  }
}
