import type { TileJob } from './messages.ts'
import { around, levelKey, tileSidePx, type DeviceRect, type Level, type TilePlace } from './tile-grid.ts'

/** What a tile shows: a bitmap, nothing at all, or it was never painted. */
type TileImage = ImageBitmap | OffscreenCanvas | 'empty' | null

export interface Tile extends TilePlace {
  readonly level: string
  image: TileImage
  /** What has changed since it was painted and was not asked for yet, within the tile. */
  dirty: DeviceRect | null
  asked: TileJob | null
  /** The frame in which it was drawn last. */
  usedIn: number
}

interface LevelTiles {
  readonly level: Level
  readonly tiles: Map<string, Tile>
}

const bytesPerTile = tileSidePx * tileSidePx * 4
const wholeTile: DeviceRect = { x: 0, y: 0, width: tileSidePx, height: tileSidePx }
/** A part that covers more than this much of its tile is painted as a whole tile. */
const partMost = 0.6

const placeKey = ({ column, row }: TilePlace): string => `${String(column)},${String(row)}`

/** Tiles by level and place, bounded in bytes: those that were not drawn for longest go first. */
export class TileStore {
  readonly #levels = new Map<string, LevelTiles>()
  readonly #asked = new Map<number, Tile>()
  readonly #bytesMax: number
  #jobs = 0
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** Levels that have a tile. */
  levels(): readonly Level[] {
    return [...this.#levels.values()].map(({ level }) => level)
  }

  /** A tile that may never have been painted; it is remembered from then on. */
  at(level: Level, place: TilePlace): Tile {
    const key = levelKey(level)
    const entry = this.#levels.get(key) ?? { level, tiles: new Map<string, Tile>() }
    this.#levels.set(key, entry)
    const found = entry.tiles.get(placeKey(place))
    if (found) return found
    const { column, row } = place
    const tile: Tile = { column, row, level: key, image: null, dirty: null, asked: null, usedIn: 0 }
    entry.tiles.set(placeKey(place), tile)
    return tile
  }

  /** A tile that was painted, or null. */
  painted(level: Level, place: TilePlace): Tile | null {
    const tile = this.#levels.get(levelKey(level))?.tiles.get(placeKey(place))
    return tile && tile.image !== null ? tile : null
  }

  /** The job that brings a tile up to date; null when it is. */
  jobFor(tile: Tile): TileJob | null {
    if (tile.asked) return tile.asked
    if (tile.image !== null && tile.dirty === null) return null
    const isWhole =
      tile.image === null || (tile.dirty?.width ?? 0) * (tile.dirty?.height ?? 0) > partMost * tileSidePx ** 2
    tile.asked = { job: ++this.#jobs, column: tile.column, row: tile.row, part: isWhole ? null : tile.dirty }
    tile.dirty = null
    this.#asked.set(tile.asked.job, tile)
    return tile.asked
  }

  /** Takes what the worker painted. Returns the tile that shows it; null: none does, and the bitmap is closed. */
  take(job: number, bitmap: ImageBitmap | null): Tile | null {
    const tile = this.#asked.get(job)
    this.#asked.delete(job)
    if (tile?.asked?.job !== job) {
      bitmap?.close()
      return null
    }
    const { part } = tile.asked
    tile.asked = null
    if (part === null) this.#show(tile, bitmap ?? 'empty')
    else {
      this.patch(tile, part, bitmap)
      bitmap?.close()
    }
    return tile
  }

  /** Puts what was painted onto a part of a tile. */
  patch(tile: Tile, part: DeviceRect, painted: ImageBitmap | OffscreenCanvas | null): void {
    const canvas = tile.image instanceof OffscreenCanvas ? tile.image : new OffscreenCanvas(tileSidePx, tileSidePx)
    const brush = canvas.getContext('2d')
    if (brush && tile.image instanceof ImageBitmap) brush.drawImage(tile.image, 0, 0)
    brush?.clearRect(part.x, part.y, part.width, part.height)
    if (painted) brush?.drawImage(painted, part.x, part.y)
    if (tile.image !== canvas) this.#show(tile, canvas)
  }

  /** Takes back what was asked for: an answer that is on its way will not be shown, and it is to be asked again. */
  recall(tile: Tile): void {
    if (!tile.asked) return
    this.#asked.delete(tile.asked.job)
    const { part } = tile.asked
    tile.asked = null
    if (tile.image !== null) this.soil(tile, part ?? wholeTile)
  }

  /** Soils a part of a tile, or all of it; one that was never painted has nothing to soil but what was asked. */
  soil(tile: Tile, part: DeviceRect = wholeTile): void {
    if (tile.image === null && tile.asked === null) return
    tile.dirty = tile.dirty ? around(tile.dirty, part) : part
  }

  /** All tiles of a level. */
  tilesOf(level: Level): Iterable<Tile> {
    return this.#levels.get(levelKey(level))?.tiles.values() ?? []
  }

  drop(tile: Tile): void {
    this.#show(tile, null)
    if (tile.asked) this.#asked.delete(tile.asked.job)
    const entry = this.#levels.get(tile.level)
    entry?.tiles.delete(placeKey(tile))
    if (entry?.tiles.size === 0) this.#levels.delete(tile.level)
  }

  clear(): void {
    for (const { tiles } of [...this.#levels.values()]) for (const tile of [...tiles.values()]) this.drop(tile)
  }

  /** Lets tiles go until the bound is kept, but none that was drawn in this frame and none of the level to keep. */
  trim(frame: number, kept: Level | null): void {
    if (this.#bytes <= this.#bytesMax) return
    const keptKey = kept ? levelKey(kept) : ''
    const idle = [...this.#levels.values()]
      .flatMap(({ tiles }) => [...tiles.values()])
      .filter(({ usedIn, level }) => usedIn < frame && level !== keptKey)
      .sort((a, b) => a.usedIn - b.usedIn)
    for (const tile of idle) {
      if (this.#bytes <= this.#bytesMax) return
      this.drop(tile)
    }
  }

  #show(tile: Tile, image: TileImage): void {
    this.#bytes += bytesOf(image) - bytesOf(tile.image)
    if (tile.image instanceof ImageBitmap) tile.image.close()
    tile.image = image
  }
}

const bytesOf = (image: TileImage): number => (image === null || image === 'empty' ? 0 : bytesPerTile)
