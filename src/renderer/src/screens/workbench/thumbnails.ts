import type { ItemPart, Pyramid } from '../../../../shared/ipc/work.ts'
import { createPixelLoader, type PixelLoader } from '../../canvas/pixels/pixel-loader.ts'

/** Small pictures of items, made one at a time when nothing else is to be done, and kept in memory only. */
export interface Thumbnails {
  /** Asks for a picture; `done` gets it when it is ready. Returns how to call it off. */
  readonly want: (index: number, done: (picture: HTMLCanvasElement) => void) => () => void
  /** Pictures nearest to this item are made first. */
  readonly near: (index: number) => void
  readonly clear: () => void
}

/** Drawn at twice the shown size, for sharp screens. */
const widthPx = 160
const heightPx = 112
const keptMost = 200

/** The coarsest tile of a large picture, which is filled up to a square: how much of it is the picture. */
const coarsestOf = (pyramid: Pyramid) => ({
  url: `${pyramid.url}/${pyramid.levels.length - 1}/0/0`,
  size: pyramid.levels.at(-1) ?? { widthPx: 1, heightPx: 1 },
})

/** Decoded and made small by the worker: a photograph takes the thread that draws a tenth of a second and more. */
const loadSmall = async (loader: PixelLoader, { url, pyramid }: ItemPart) => {
  if (!pyramid) {
    const bitmap = await loader.loadSmall(`${url}?for=thumbnail`, { widthPx, heightPx })
    return { bitmap, size: { widthPx: bitmap.width, heightPx: bitmap.height } }
  }
  const coarsest = coarsestOf(pyramid)
  return { bitmap: await loader.load(`${coarsest.url}?for=thumbnail`), size: coarsest.size }
}

const shrink = async (loader: PixelLoader, part: ItemPart): Promise<HTMLCanvasElement> => {
  const { bitmap, size } = await loadSmall(loader, part)
  const canvas = document.createElement('canvas')
  canvas.width = widthPx
  canvas.height = heightPx
  const scale = Math.max(widthPx / size.widthPx, heightPx / size.heightPx)
  const [width, height] = [size.widthPx * scale, size.heightPx * scale]
  const brush = canvas.getContext('2d')
  if (brush) brush.imageSmoothingQuality = 'high'
  const [left, top] = [(widthPx - width) / 2, (heightPx - height) / 2]
  brush?.drawImage(bitmap, 0, 0, size.widthPx, size.heightPx, left, top, width, height)
  bitmap.close()
  return canvas
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 120 })
  })

type Wish = { readonly index: number; readonly done: (picture: HTMLCanvasElement) => void }

class ThumbnailMaker implements Thumbnails {
  readonly #partOf: (index: number) => Promise<ItemPart | null>
  readonly #made = new Map<number, HTMLCanvasElement>()
  readonly #loader = createPixelLoader()
  #wishes: Wish[] = []
  #working = false
  #centre = 0

  constructor(partOf: (index: number) => Promise<ItemPart | null>) {
    this.#partOf = partOf
  }

  readonly want = (index: number, done: Wish['done']): (() => void) => {
    const made = this.#made.get(index)
    if (made) {
      done(made)
      return () => {}
    }
    const wish = { index, done }
    this.#wishes.push(wish)
    void this.#work()
    return () => {
      this.#wishes = this.#wishes.filter((other) => other !== wish)
    }
  }

  readonly clear = (): void => {
    this.#wishes = []
    this.#made.clear()
    this.#loader.close()
  }

  readonly near = (index: number): void => {
    this.#centre = index
  }

  #takeNearest(): Wish | undefined {
    const away = ({ index }: Wish) => Math.abs(index - this.#centre)
    const nearest = this.#wishes.toSorted((a, b) => away(a) - away(b))[0]
    this.#wishes = this.#wishes.filter((wish) => wish !== nearest)
    return nearest
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    while (this.#wishes.length > 0) {
      await whenIdle()
      const wish = this.#takeNearest()
      if (wish) await this.#make(wish).catch(() => {})
    }
    this.#working = false
  }

  async #make({ index, done }: Wish): Promise<void> {
    const part = await this.#partOf(index)
    if (!part) return
    const picture = this.#made.get(index) ?? (await shrink(this.#loader, part))
    this.#made.set(index, picture)
    for (const old of [...this.#made.keys()].slice(0, Math.max(this.#made.size - keptMost, 0))) this.#made.delete(old)
    done(picture)
  }
}

/** Makes an empty store. `partOf` names the picture of an item, or null when it has none. */
export const createThumbnails = (partOf: (index: number) => Promise<ItemPart | null>): Thumbnails =>
  new ThumbnailMaker(partOf)
