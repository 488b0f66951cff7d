import { Failure } from '../failures.ts'

// No schema here: the window imports this file at run time.

/** The side of a tile of a mask in image pixels. */
export const maskTilePx = 128
/** How many pixels a tile has. */
export const maskTileArea = maskTilePx * maskTilePx

/** Set pixels of one row: from `from` up to, without, `to`, in image pixels. */
export interface MaskSpan {
  readonly y: number
  readonly from: number
  readonly to: number
}

export const maskTileKeyOf = (column: number, row: number): string => `${String(column)},${String(row)}`

/** Column and row of a tile's key. */
export const placeOfTile = (key: string): readonly [column: number, row: number] => {
  const [column = 0, row = 0] = key.split(',').map(Number)
  return [column, row]
}

/**
 * Goes through the set runs of a tile: from `from` up to, without, `to`, counted over its rows.
 *
 * @returns How many pixels all runs have together: {@link maskTileArea} when they fill the tile.
 */
export const eachRun = (runs: string, visit: (from: number, to: number) => void): number => {
  let at = 0
  runs.split('.').forEach((word, place) => {
    const length = Number.parseInt(word, 36)
    if (place % 2 === 1 && length > 0) visit(at, at + length)
    at += length
  })
  return at
}

/** Tells whether a pixel is set, counted over the rows of a tile. Reads no further than that; nothing is unpacked. */
export const isSetIn = (runs: string, place: number): boolean => {
  let [at, start, isSet] = [0, 0, false]
  while (start < runs.length) {
    const end = runs.indexOf('.', start)
    at += Number.parseInt(runs.slice(start, end < 0 ? undefined : end), 36)
    if (place < at) return isSet
    if (end < 0) return false
    isSet = !isSet
    start = end + 1
  }
  return false
}

/** Tells whether runs fill a tile exactly and set a pixel of it. */
export const isWholeTile = (runs: string): boolean => {
  let set = 0
  const length = eachRun(runs, (from, to) => {
    set += to - from
  })
  return set > 0 && length === maskTileArea
}

/**
 * Reads a tile: one byte per pixel, row by row, 1 where it is set.
 *
 * @throws {@link Failure} `INPUT_INVALID` when the runs do not fill the tile.
 */
export const readTile = (runs: string): Uint8Array => {
  const bits = new Uint8Array(maskTileArea)
  const length = eachRun(runs, (from, to) => bits.fill(1, from, to))
  if (length !== maskTileArea) throw new Failure('INPUT_INVALID')
  return bits
}

/** Writes a tile; null when no pixel is set, because such a tile is left out. */
export const writeTile = (bits: Uint8Array): string | null => {
  const runs: string[] = []
  let [value, start] = [0, 0]
  for (let at = 0; at <= maskTileArea; at++) {
    if (at < maskTileArea && bits[at] === value) continue
    runs.push((at - start).toString(36))
    value = 1 - value
    start = at
  }
  return runs.length === 1 && value === 1 ? null : runs.join('.')
}
