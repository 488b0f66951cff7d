import { pyramidLevels, tileGrid, tileRect, type LevelSize, type TilePlace } from '../../../shared/pyramid.ts'
import { halve } from './halve.ts'
import type { RawPixels } from './orient.ts'

export interface TilePlan {
  /** Size of the picture as shown. */
  readonly picture: LevelSize
  readonly tileSizePx: number
  readonly channels: number
  /** Gets every tile of every level once; tiles at an edge are not filled up. */
  readonly emit: (place: TilePlace, tile: RawPixels) => void
}

interface Waiting extends RawPixels {
  /** Tiles of the level above that are still to come. */
  missing: number
}

/** Takes the tiles of the largest level in any order and makes those of the smaller ones as soon as it can. */
export interface TileBuilder {
  readonly add: (place: Omit<TilePlace, 'level'>, tile: RawPixels) => void
  /** Bytes of unfinished tiles, for whoever watches the memory. */
  readonly waitingBytes: () => number
}

/**
 * Builds a pyramid from below: four tiles, halved, are one of the next level.
 *
 * Given row by row or column by column, in either direction, at most one line of unfinished tiles waits in each level.
 */
export const createTileBuilder = ({ picture, tileSizePx, channels, emit }: TilePlan): TileBuilder => {
  const levels = pyramidLevels(picture, tileSizePx)
  const waiting = new Map<string, Waiting>()

  const beginTile = (level: LevelSize, above: LevelSize, place: TilePlace): Waiting => {
    const { widthPx, heightPx } = tileRect(level, place, tileSizePx)
    const { columns, rows } = tileGrid(above, tileSizePx)
    const missing = Math.min(2, columns - 2 * place.column) * Math.min(2, rows - 2 * place.row)
    return { widthPx, heightPx, pixels: new Uint8Array(widthPx * heightPx * channels), missing }
  }

  const add = (place: TilePlace, tile: RawPixels): void => {
    emit(place, tile)
    const [above, level] = [levels[place.level], levels[place.level + 1]]
    if (!above || !level) return
    const below = { level: place.level + 1, column: place.column >> 1, row: place.row >> 1 }
    const name = `${String(below.level)}/${String(below.column)}/${String(below.row)}`
    const parent = waiting.get(name) ?? beginTile(level, above, below)
    waiting.set(name, parent)
    const at = { left: (place.column & 1) * (tileSizePx / 2), top: (place.row & 1) * (tileSizePx / 2) }
    copyInto(parent, halve(tile, channels), { ...at, channels })
    parent.missing -= 1
    if (parent.missing > 0) return
    waiting.delete(name)
    add(below, parent)
  }

  return {
    add: (place, tile) => {
      add({ level: 0, ...place }, tile)
    },
    waitingBytes: () => [...waiting.values()].reduce((sum, { pixels }) => sum + pixels.length, 0),
  }
}

const copyInto = (
  target: RawPixels,
  piece: RawPixels,
  at: { readonly left: number; readonly top: number; readonly channels: number },
): void => {
  const rowBytes = piece.widthPx * at.channels
  for (let y = 0; y < piece.heightPx; y++) {
    const to = ((at.top + y) * target.widthPx + at.left) * at.channels
    target.pixels.set(piece.pixels.subarray(y * rowBytes, (y + 1) * rowBytes), to)
  }
}
