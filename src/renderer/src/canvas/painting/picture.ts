import { levelFor } from '../pixels/tile-plan.ts'
import type { PixelSize, Viewport } from '../viewport.ts'
import type { Brush } from './scene.ts'

/**
 * A decoded picture as the picture layer paints it: the border between the engine and whatever holds the pixels.
 *
 * The layer calls `paint` at most once per frame, with a brush that counts CSS pixels and is cleared; it has set
 * `imageSmoothingEnabled`, which `paint` leaves alone. `paint` must not decode or scale a whole picture down: it draws
 * what it has, the coarser where the finer is missing, and tells by `subscribe` when a sharper paint is possible. `view`
 * may be turned: {@link layPicture} turns and scales the brush so that image pixels are drawn at their own places.
 */
export interface Picture {
  /** The whole picture for small copies of it: an overview, a histogram. It may be far smaller than `size`. */
  readonly source: CanvasImageSource
  /** Of the oriented picture. */
  readonly size: PixelSize
  readonly paint: (brush: Brush, view: Viewport, pixelRatio: number) => void
  /** Tells when painting again would be sharper. Returns how to stop. Absent: it is as sharp as it gets. */
  readonly subscribe?: (onSharper: () => void) => () => void
  /** What a person should know about what is painted, or null. */
  readonly note?: () => string | null
  /** Lets all pixels go. */
  readonly close: () => void
}

/** Runs a drawing with the brush counting image pixels of a picture that lies and is turned as the view says. */
export const layPicture = (brush: Brush, view: Viewport, draw: () => void): void => {
  brush.save()
  brush.translate(view.offsetX, view.offsetY)
  brush.rotate(((view.turn ?? 0) * Math.PI) / 180)
  brush.scale(view.scale, view.scale)
  draw()
  brush.restore()
}

interface Level {
  readonly source: CanvasImageSource
  readonly widthPx: number
  readonly heightPx: number
}

/** A copy is made in pieces of this side, one at a time: a piece takes a few milliseconds, a whole picture many frames. */
const piecePx = 1024
/** Copies end where they are smaller than any surface. */
const smallestPx = 256

/** Waits until the frame that may be due is over. */
const laterTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4))

/** Half the size of a level, in pieces with pauses between. Null when `isOver` said so meanwhile. */
const halved = async (of: Level, isOver: () => boolean): Promise<Level | null> => {
  const [widthPx, heightPx] = [Math.max(Math.ceil(of.widthPx / 2), 1), Math.max(Math.ceil(of.heightPx / 2), 1)]
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  const brush = canvas.getContext('2d')
  if (!brush) return null
  for (let y = 0; y < of.heightPx; y += piecePx)
    for (let x = 0; x < of.widthPx; x += piecePx) {
      await laterTask()
      if (isOver()) return null
      const [width, height] = [Math.min(piecePx, of.widthPx - x), Math.min(piecePx, of.heightPx - y)]
      brush.drawImage(of.source, x, y, width, height, x / 2, y / 2, width / 2, height / 2)
    }
  return { source: canvas, widthPx, heightPx }
}

/** A picture decoded as a whole, with halved copies of itself that are made after it is first shown. */
class MipPicture implements Picture {
  readonly source: ImageBitmap
  readonly size: PixelSize
  readonly #levels: Level[]
  readonly #listeners = new Set<() => void>()
  #closed = false

  constructor(source: ImageBitmap) {
    this.source = source
    this.size = { widthPx: source.width, heightPx: source.height }
    this.#levels = [{ source, ...this.size }]
    void this.#makeLevels()
  }

  readonly subscribe = (onSharper: () => void): (() => void) => {
    this.#listeners.add(onSharper)
    return () => {
      this.#listeners.delete(onSharper)
    }
  }

  readonly paint = (brush: Brush, view: Viewport, pixelRatio: number): void => {
    const at = levelFor({ levels: this.#levels }, view.scale * pixelRatio)
    const level = this.#levels[at]
    if (this.#closed || !level) return
    layPicture(brush, view, () => {
      brush.imageSmoothingQuality = 'low'
      // A level of an odd size ends half a pixel of its own beyond the picture.
      brush.drawImage(level.source, 0, 0, level.widthPx * 2 ** at, level.heightPx * 2 ** at)
    })
  }

  readonly close = (): void => {
    this.#closed = true
    this.#levels.splice(1)
    this.source.close()
    this.#listeners.clear()
  }

  async #makeLevels(): Promise<void> {
    for (let last = this.#levels[0]; last && Math.max(last.widthPx, last.heightPx) > smallestPx;) {
      const next: Level | null = await halved(last, () => this.#closed)
      if (!next) return
      this.#levels.push(next)
      for (const tell of this.#listeners) tell()
      last = next
    }
  }
}

/** Takes over a decoded image that was turned as its EXIF orientation says. */
export const createPicture = (source: ImageBitmap): Picture => new MipPicture(source)
