import { isEmptyTiles, tilesWith } from '../../../../shared/labels/mask-patch.ts'
import {
  maskTileArea,
  maskTileKeyOf,
  maskTilePx,
  readTile,
  writeTile,
  type MaskSpan,
} from '../../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import type { PixelSize } from '../viewport.ts'

type Tiles = MaskLabel['tiles']

/**
 * A mask that is painted on. Tiles are unpacked when a stroke first comes to them and packed again when they are asked
 * for, so painting costs what is painted, however large the mask is.
 */
export class MaskSheet {
  readonly #picture: PixelSize
  readonly #unpacked = new Map<string, Uint8Array>()
  readonly #soiled = new Set<string>()
  #tiles: Tiles

  constructor(tiles: Tiles, picture: PixelSize) {
    this.#tiles = tiles
    this.#picture = picture
  }

  /** Sets (1) or unsets (0) pixels; what lies beside the picture is left out. */
  paint(spans: Iterable<MaskSpan>, value: 0 | 1): void {
    for (const { y, from, to } of spans)
      if (y >= 0 && y < this.#picture.heightPx)
        this.#paintRow(y, { from: Math.max(from, 0), to: Math.min(to, this.#picture.widthPx) }, value)
  }

  /** The tiles as they are now: a new record when something was painted since. */
  tiles(): Tiles {
    if (this.#soiled.size === 0) return this.#tiles
    const packed = [...this.#soiled].map((key) => [key, writeTile(this.#unpacked.get(key) ?? nothing)] as const)
    this.#soiled.clear()
    this.#tiles = tilesWith(this.#tiles, Object.fromEntries(packed))
    return this.#tiles
  }

  /** Whether no pixel is set. */
  isEmpty(): boolean {
    return isEmptyTiles(this.tiles())
  }

  #paintRow(y: number, { from, to }: { from: number; to: number }, value: 0 | 1): void {
    const row = Math.floor(y / maskTilePx)
    for (let x = from; x < to;) {
      const column = Math.floor(x / maskTilePx)
      const end = Math.min(to, (column + 1) * maskTilePx)
      const key = maskTileKeyOf(column, row)
      const start = (y % maskTilePx) * maskTilePx - column * maskTilePx
      this.#unpack(key, value)?.fill(value, start + x, start + end)
      x = end
    }
  }

  /** Null: the tile is not there and nothing is to be set in it. */
  #unpack(key: string, value: 0 | 1): Uint8Array | null {
    const known = this.#unpacked.get(key)
    const runs = this.#tiles[key]
    if (!known && runs === undefined && value === 0) return null
    const bits = known ?? (runs === undefined ? new Uint8Array(maskTileArea) : readTile(runs))
    this.#unpacked.set(key, bits)
    this.#soiled.add(key)
    return bits
  }
}

const nothing = new Uint8Array(maskTileArea)
