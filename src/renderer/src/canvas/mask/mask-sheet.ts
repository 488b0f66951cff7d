import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { tilesWith } from '../../../../shared/labels/mask-patch.ts'
import {
  maskTileArea,
  maskTileKeyOf,
  maskTilePx,
  readTile,
  writeTile,
  type MaskSpan,
} from '../../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import type { WetMask, WetTile } from '../painting/wet-mask.ts'
import type { PixelSize } from '../viewport.ts'

type Tiles = MaskLabel['tiles']

interface OpenTile {
  readonly bits: Uint8Array
  version: number
  /** The turn in which it was painted last; null: it is packed as it is. */
  soiledIn: number | null
}

/** A tile is packed once the tip was away for so many turns: it would else be packed again and again. */
const restingTurns = 4
/** So many tiles are packed in one turn: two take a fraction of a millisecond. */
const packedAtOnce = 2

/** Counts over all sheets, so that a picture of a tile is never taken for that of another. */
let versions = 0

/**
 * A mask that is painted on. A tile is unpacked when a stroke first comes to it and packed again while the stroke goes on
 * elsewhere, so painting costs what is painted, however large the mask is, and the end of a long stroke costs no more than
 * that of a short one.
 */
export class MaskSheet implements WetMask {
  readonly mask: MaskLabel
  readonly #picture: PixelSize
  readonly #open = new Map<string, OpenTile>()
  readonly #soiled = new Set<string>()
  readonly #packed = new Map<string, string | null>()
  #touched: { left: number; top: number; right: number; bottom: number } | null = null
  #turn = 0

  constructor(mask: MaskLabel, picture: PixelSize) {
    this.mask = mask
    this.#picture = picture
  }

  readonly tileAt = (key: string): WetTile | null => this.#open.get(key) ?? null

  readonly touched = (): ImageRect => {
    const { left, top, right, bottom } = this.#touched ?? { left: 0, top: 0, right: 0, bottom: 0 }
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  /** Sets (1) or unsets (0) pixels; what lies beside the picture is left out. */
  paint(spans: Iterable<MaskSpan>, value: 0 | 1): void {
    for (const { y, from, to } of spans)
      if (y >= 0 && y < this.#picture.heightPx)
        this.#paintRow(y, { from: Math.max(from, 0), to: Math.min(to, this.#picture.widthPx) }, value)
  }

  /** Ends a turn: packs a few of the tiles that the stroke has left. */
  rest(): void {
    this.#turn++
    let left = packedAtOnce
    for (const key of this.#soiled) {
      if (left === 0) return
      const soiledIn = this.#open.get(key)?.soiledIn ?? null
      if (soiledIn !== null && this.#turn - soiledIn <= restingTurns) continue
      this.#pack(key)
      left--
    }
  }

  /** The tiles as they are now. */
  tiles(): Tiles {
    for (const key of [...this.#soiled]) this.#pack(key)
    return this.#packed.size === 0 ? this.mask.tiles : tilesWith(this.mask.tiles, Object.fromEntries(this.#packed))
  }

  #pack(key: string): void {
    const tile = this.#open.get(key)
    this.#soiled.delete(key)
    if (!tile) return
    tile.soiledIn = null
    this.#packed.set(key, writeTile(tile.bits))
  }

  #paintRow(y: number, { from, to }: { from: number; to: number }, value: 0 | 1): void {
    if (from >= to) return
    this.#touch(y, from, to)
    const row = Math.floor(y / maskTilePx)
    for (let x = from; x < to;) {
      const column = Math.floor(x / maskTilePx)
      const end = Math.min(to, (column + 1) * maskTilePx)
      const start = (y % maskTilePx) * maskTilePx - column * maskTilePx
      this.#unpack(maskTileKeyOf(column, row), value)?.fill(value, start + x, start + end)
      x = end
    }
  }

  #touch(y: number, from: number, to: number): void {
    this.#touched ??= { left: from, top: y, right: to, bottom: y + 1 }
    const { left, top, right, bottom } = this.#touched
    this.#touched.left = Math.min(left, from)
    this.#touched.top = Math.min(top, y)
    this.#touched.right = Math.max(right, to)
    this.#touched.bottom = Math.max(bottom, y + 1)
  }

  /** Null: the tile is not there and nothing is to be set in it. */
  #unpack(key: string, value: 0 | 1): Uint8Array | null {
    const runs = this.mask.tiles[key]
    const known = this.#open.get(key)
    if (!known && runs === undefined && value === 0) return null
    const tile = known ?? { bits: runs === undefined ? new Uint8Array(maskTileArea) : readTile(runs), version: 0, soiledIn: null } // prettier-ignore
    if (!known) this.#open.set(key, tile)
    tile.version = ++versions
    tile.soiledIn = this.#turn
    this.#soiled.add(key)
    return tile.bits
  }
}
