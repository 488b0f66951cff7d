import type { ImagePoint, ImageRect } from './geometry.ts'
import type { MaskLabel } from './mask.ts'
import {
  eachRun,
  isSetIn,
  maskTileKeyOf,
  maskTilePx,
  placeOfTile,
  readTile,
  writeTile,
  type MaskSpan,
} from './mask-runs.ts'

// No schema here: the window imports this file at run time.

type Tiles = MaskLabel['tiles']

const rowSpans = (bits: Uint8Array, row: number): readonly (readonly [from: number, to: number])[] => {
  const spans: (readonly [number, number])[] = []
  const start = row * maskTilePx
  let from = -1
  for (let x = 0; x <= maskTilePx; x++) {
    const set = x < maskTilePx && bits[start + x] === 1
    if (set && from < 0) from = x
    if (!set && from >= 0) {
      spans.push([from, x])
      from = -1
    }
  }
  return spans
}

/** The set pixels as stretches of rows, tile by tile. A stretch that crosses tiles comes in pieces. */
export function* maskSpans(tiles: Tiles): Generator<MaskSpan> {
  for (const [key, runs] of Object.entries(tiles)) {
    const [column, row] = placeOfTile(key)
    const bits = readTile(runs)
    for (let y = 0; y < maskTilePx; y++)
      for (const [from, to] of rowSpans(bits, y))
        yield { y: row * maskTilePx + y, from: column * maskTilePx + from, to: column * maskTilePx + to }
  }
}

/** Builds tiles from stretches in any order; they may overlap. What lies left of or above the picture is left out. */
export const tilesFromSpans = (spans: Iterable<MaskSpan>): Tiles => {
  const open = new Map<string, Uint8Array>()
  for (const { y, from, to } of spans) {
    if (y < 0) continue
    for (let x = Math.max(from, 0); x < to;) {
      const column = Math.floor(x / maskTilePx)
      const end = Math.min(to, (column + 1) * maskTilePx)
      const key = maskTileKeyOf(column, Math.floor(y / maskTilePx))
      const bits = open.get(key) ?? new Uint8Array(maskTilePx * maskTilePx)
      open.set(key, bits)
      const start = (y % maskTilePx) * maskTilePx - column * maskTilePx
      bits.fill(1, start + x, start + end)
      x = end
    }
  }
  return Object.fromEntries(
    [...open].flatMap(([key, bits]) => {
      const runs = writeTile(bits)
      return runs === null ? [] : [[key, runs] as const]
    }),
  )
}

/** What is known of a tile without its place: the pixels that bound it and how many are set. */
interface TileExtent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly area: number
}

const readExtent = (runs: string): TileExtent => {
  let [left, right, top, bottom, area] = [maskTilePx, 0, maskTilePx, 0, 0]
  eachRun(runs, (from, to) => {
    const [first, last] = [Math.floor(from / maskTilePx), Math.floor((to - 1) / maskTilePx)]
    const isOneRow = first === last
    left = Math.min(left, isOneRow ? from % maskTilePx : 0)
    right = Math.max(right, isOneRow ? ((to - 1) % maskTilePx) + 1 : maskTilePx)
    top = Math.min(top, first)
    bottom = last + 1
    area += to - from
  })
  return { left, top, right, bottom, area }
}

const extents = new Map<string, TileExtent>()
const extentsMost = 4_096
/** Longer runs are read again rather than kept. */
const keptLength = 2_000

/** A stroke makes a mask anew whose tiles are nearly all as before: what is known of those is kept. */
const extentOf = (runs: string): TileExtent => {
  const known = extents.get(runs)
  if (known) return known
  const extent = readExtent(runs)
  if (runs.length > keptLength) return extent
  if (extents.size >= extentsMost) extents.clear()
  extents.set(runs, extent)
  return extent
}

/** The smallest rectangle of whole pixels around all that is set. */
export const maskBounds = (tiles: Tiles): ImageRect => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [key, runs] of Object.entries(tiles)) {
    const [column, row] = placeOfTile(key)
    const extent = extentOf(runs)
    left = Math.min(left, column * maskTilePx + extent.left)
    right = Math.max(right, column * maskTilePx + extent.right)
    top = Math.min(top, row * maskTilePx + extent.top)
    bottom = Math.max(bottom, row * maskTilePx + extent.bottom)
  }
  return right < left
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top }
}

/** How many pixels are set. */
export const maskArea = (tiles: Tiles): number =>
  Object.values(tiles).reduce((area, runs) => area + extentOf(runs).area, 0)

/** Tells whether the pixel under a point is set. */
export const maskContains = (tiles: Tiles, [x, y]: ImagePoint): boolean => {
  if (x < 0 || y < 0) return false
  const [column, row] = [Math.floor(x / maskTilePx), Math.floor(y / maskTilePx)]
  const runs = tiles[maskTileKeyOf(column, row)]
  if (runs === undefined) return false
  const place = (Math.floor(y) % maskTilePx) * maskTilePx + (Math.floor(x) % maskTilePx)
  return isSetIn(runs, place)
}

/** The mask moved by whole pixels; fractions are rounded. What leaves the picture at the left or top is gone. */
export const maskMovedBy = (tiles: Tiles, dx: number, dy: number): Tiles => {
  const [stepX, stepY] = [Math.round(dx), Math.round(dy)]
  const moved = function* () {
    for (const { y, from, to } of maskSpans(tiles)) yield { y: y + stepY, from: from + stepX, to: to + stepX }
  }
  return tilesFromSpans(moved())
}
