import type { Pyramid } from '../../../../shared/ipc/work.ts'
import { tileRect, type TilePlace } from '../../../../shared/pyramid.ts'
import type { Picture } from '../painting/picture.ts'
import type { Brush } from '../painting/scene.ts'
import { shownRect, type PixelSize, type Viewport } from '../viewport.ts'
import { drawTile, type TilePiece } from './draw-tile.ts'
import { planTiles, tileAbove, tileName, tileOnImage } from './tile-plan.ts'
import { TileQueue, type LoadTile } from './tile-queue.ts'
import { createTileStore, type TileStore } from './tile-store.ts'

/** A screen full of tiles several times over. What is seen stays even beyond it. */
const mostTileBytes = 134_217_728
/** Read ahead of need: as much as a usual screen shows of the whole picture. */
const warmSidePx = 2048

export interface TiledPictureOptions {
  readonly pyramid: Pyramid
  readonly size: PixelSize
  /** `ahead`: nobody has looked at the picture yet. */
  readonly load: (
    place: TilePlace,
    asked: { readonly signal: AbortSignal; readonly ahead: boolean },
  ) => Promise<ImageBitmap>
  /** The only tile of the coarsest level, already there. */
  readonly coarsest: ImageBitmap
}

/**
 * A picture that is decoded where it is looked at. Until a tile is there the coarser level shows in its place, in the end
 * the coarsest, which is always there: never a hole.
 */
export class TiledPicture implements Picture {
  readonly source: CanvasImageSource
  readonly size: PixelSize
  readonly #pyramid: Pyramid
  readonly #coarsest: ImageBitmap
  readonly #store: TileStore = createTileStore(mostTileBytes)
  readonly #queue: TileQueue
  readonly #damaged = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #seen: ReadonlySet<string> = new Set()
  #painted = false
  #closed = false

  constructor({ pyramid, size, load, coarsest }: TiledPictureOptions) {
    this.size = size
    this.#pyramid = pyramid
    this.#coarsest = coarsest
    this.source = overviewOf(pyramid, coarsest)
    const loadTile: LoadTile = (place, signal) => load(place, { signal, ahead: !this.#painted })
    this.#queue = new TileQueue({ load: loadTile, onTile: this.#onTile, onDamaged: this.#onDamaged })
  }

  readonly subscribe = (onSharper: () => void): (() => void) => {
    this.#listeners.add(onSharper)
    return () => {
      this.#listeners.delete(onSharper)
    }
  }

  readonly note = (): string | null =>
    this.#damaged.size === 0 ? null : 'Parts of this picture cannot be read and are shown coarsely.'

  readonly paint = (brush: Brush, view: Viewport, pixelRatio: number): void => {
    if (this.#closed) return
    this.#painted = true
    const surface = { widthPx: brush.canvas.width / pixelRatio, heightPx: brush.canvas.height / pixelRatio }
    const { seen, around } = planTiles(this.#pyramid, shownRect(view, surface), view.scale * pixelRatio)
    this.#seen = new Set(seen.map(tileName))
    brush.imageSmoothingQuality = 'low'
    for (const place of seen) drawTile(brush, this.#pieceFor(place), { view, pixelRatio })
    this.#queue.want([...seen, ...around].filter(this.#isMissing))
  }

  /** Loads what a first look at the whole picture will need. */
  readonly warm = (): void => {
    const scale = warmSidePx / Math.max(this.size.widthPx, this.size.heightPx)
    const whole = { x: 0, y: 0, width: this.size.widthPx, height: this.size.heightPx }
    this.#queue.want(planTiles(this.#pyramid, whole, scale / 2).seen.filter(this.#isMissing))
  }

  readonly close = (): void => {
    this.#closed = true
    this.#queue.close()
    this.#store.clear()
    this.#coarsest.close()
    this.#listeners.clear()
  }

  /** The tile itself, or the part of a coarser one that covers it. */
  #pieceFor(place: TilePlace): TilePiece {
    const to = tileOnImage(this.#pyramid, place)
    const last = this.#pyramid.levels.length - 1
    for (let at = place; ; at = tileAbove(at)) {
      const tile = at.level >= last ? this.#coarsest : this.#store.get(tileName(at))
      if (!tile) continue
      const own = tileOnImage(this.#pyramid, at)
      const scale = 2 ** at.level
      const from = { x: (to.x - own.x) / scale, y: (to.y - own.y) / scale, width: to.width / scale, height: to.height / scale } // prettier-ignore
      return { tile, from, to }
    }
  }

  readonly #isMissing = (place: TilePlace): boolean => {
    const name = tileName(place)
    const isCoarsest = place.level === this.#pyramid.levels.length - 1
    return !isCoarsest && !this.#damaged.has(name) && this.#store.get(name) === null
  }

  readonly #onTile = (name: string, tile: ImageBitmap): void => {
    this.#store.put(name, tile, this.#seen)
    this.#tell()
  }

  readonly #onDamaged = (name: string): void => {
    this.#damaged.add(name)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The coarsest level in its own size: its tile is filled up to a square. */
const overviewOf = ({ levels, tileSizePx }: Pyramid, tile: ImageBitmap): CanvasImageSource => {
  const size = levels.at(-1) ?? { widthPx: 1, heightPx: 1 }
  const { widthPx, heightPx } = tileRect(size, { column: 0, row: 0 }, tileSizePx)
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  canvas.getContext('2d')?.drawImage(tile, 0, 0)
  return canvas
}
