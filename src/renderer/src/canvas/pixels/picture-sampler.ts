import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import type { ImageView, ImageViewState } from '../image-view.ts'
import type { Picture } from '../painting/picture.ts'
import type { PixelSize } from '../viewport.ts'
import type { FloodAsk } from './flood.ts'
import type { FromPixels, ToPixels } from './messages.ts'
import type { PathAsk, PixelSource, RegionAnswer } from './pixel-source.ts'

/** Larger pictures are handed over in a part around the pointer. */
const wholeMostPx = 24_000_000
const partSidePx = 4_096
/** A part is taken anew when the pointer comes this near to its border. */
const marginPx = 512

interface Part {
  readonly left: number
  readonly top: number
  readonly widthPx: number
  readonly heightPx: number
}

/** The part of a picture to look at around a point: all of it, while it is not too large. */
export const partAround = ({ widthPx, heightPx }: PixelSize, [x, y]: ImagePoint): Part => {
  if (widthPx * heightPx <= wholeMostPx) return { left: 0, top: 0, widthPx, heightPx }
  const [width, height] = [Math.min(partSidePx, widthPx), Math.min(partSidePx, heightPx)]
  const within = (middle: number, side: number, whole: number) =>
    Math.min(Math.max(Math.round(middle - side / 2), 0), whole - side)
  return { left: within(x, width, widthPx), top: within(y, height, heightPx), widthPx: width, heightPx: height }
}

const isWellInside = (part: Part, picture: PixelSize, [x, y]: ImagePoint): boolean => {
  const marginLow = (low: number) => (low === 0 ? 0 : low + marginPx)
  const marginHigh = (high: number, whole: number) => (high === whole ? whole : high - marginPx)
  return (
    x >= marginLow(part.left) &&
    y >= marginLow(part.top) &&
    x <= marginHigh(part.left + part.widthPx, picture.widthPx) &&
    y <= marginHigh(part.top + part.heightPx, picture.heightPx)
  )
}

const bitmapOf = (source: Picture, part: Part): ImageBitmap => {
  const canvas = new OffscreenCanvas(part.widthPx, part.heightPx)
  const brush = canvas.getContext('2d')
  if (brush) source.paint(brush, { scale: 1, offsetX: -part.left, offsetY: -part.top }, 1)
  return canvas.transferToImageBitmap()
}

/**
 * Asks a worker about the pixels of the picture that a view shows. The picture is handed over when something is first
 * asked about it and let go with the next item; it is never anywhere but in memory.
 */
export class PictureSampler implements PixelSource {
  readonly #view: Pick<ImageView, 'get' | 'subscribe'>
  readonly #answers = new Map<number, (message: FromPixels | null) => void>()
  readonly #leave: () => void
  #worker: Worker | null = null
  #source: ImageViewState['source'] = null
  #part: Part | null = null
  #jobs = 0

  constructor(view: Pick<ImageView, 'get' | 'subscribe'>) {
    this.#view = view
    this.#leave = view.subscribe(this.#forgetOld)
  }

  readonly region = async (ask: FloodAsk): Promise<RegionAnswer> => {
    const message = await this.#ask(ask.seed, (job) => ({ kind: 'region', job, ask }))
    return message?.kind === 'region' ? message.answer : 'dropped'
  }

  readonly path = async (ask: PathAsk): Promise<readonly ImagePoint[] | null> => {
    const message = await this.#ask(ask.from, (job) => ({ kind: 'path', job, ask }))
    return message?.kind === 'path' ? message.answer : null
  }

  readonly destroy = (): void => {
    this.#leave()
    this.#dropAll()
    this.#worker?.terminate()
    this.#worker = null
  }

  #ask(at: ImagePoint, messageOf: (job: number) => ToPixels): Promise<FromPixels | null> {
    try {
      this.#hand(at)
    } catch {
      // What cannot be painted is not handed over: without a part there is no answer.
    }
    const job = ++this.#jobs
    return new Promise((resolve) => {
      if (!this.#worker || !this.#part) {
        resolve(null)
        return
      }
      this.#answers.set(job, resolve)
      this.#worker.postMessage(messageOf(job))
    })
  }

  /** Hands over what is not there yet. */
  #hand(at: ImagePoint): void {
    const { source, picture } = this.#view.get()
    if (!source || (this.#part && this.#source === source && isWellInside(this.#part, picture, at))) return
    const part = partAround(picture, at)
    const bitmap = bitmapOf(source, part)
    ;[this.#source, this.#part] = [source, part]
    this.#worker ??= this.#start()
    this.#worker.postMessage({ kind: 'sheet', left: part.left, top: part.top, bitmap } satisfies ToPixels, [bitmap])
  }

  #start(): Worker {
    const worker = new Worker(new URL('./pixel-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<FromPixels>) => {
      this.#answers.get(data.job)?.(data)
      this.#answers.delete(data.job)
    }
    return worker
  }

  readonly #forgetOld = (): void => {
    if (!this.#part || this.#view.get().source === this.#source) return
    ;[this.#source, this.#part] = [null, null]
    this.#dropAll()
    this.#worker?.postMessage({ kind: 'forget' } satisfies ToPixels)
  }

  #dropAll(): void {
    for (const answer of this.#answers.values()) answer(null)
    this.#answers.clear()
  }
}
