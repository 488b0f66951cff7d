import type { MaskLabel } from './mask.ts'
import { maskTileArea, readTile, writeTile } from './mask-runs.ts'

// No schema here: the window imports this file at run time.

type Tiles = MaskLabel['tiles']

/** Tiles by their key as runs; null: no pixel of the tile is set. */
export type TileSide = Readonly<Record<string, string | null>>

/** What an edit did to a mask: the tiles that it touched, before and after. Both sides name the same tiles. */
export interface TilesEdit {
  readonly before: TileSide
  readonly after: TileSide
}

/** Tells whether no tile is left: then the mask is no label any more. */
export const isEmptyTiles = (tiles: Tiles): boolean => {
  for (const key in tiles) if (Object.hasOwn(tiles, key)) return false
  return true
}

/** Sets tiles in a record that nobody else holds. */
export const setTilesInPlace = (tiles: Tiles, side: TileSide): void => {
  for (const [key, runs] of Object.entries(side)) {
    if (runs === null) Reflect.deleteProperty(tiles, key)
    else tiles[key] = runs
  }
}

/** Other tiles with these set. Costs one copy of the record; runs are shared. */
export const tilesWith = (tiles: Tiles, side: TileSide): Tiles => {
  const copy = { ...tiles }
  setTilesInPlace(copy, side)
  return copy
}

/** The tiles that differ; null when none does. */
export const tilesBetween = (old: Tiles, wanted: Tiles): TilesEdit | null => {
  const before: Record<string, string | null> = {}
  const after: Record<string, string | null> = {}
  const note = (key: string) => {
    before[key] = old[key] ?? null
    after[key] = wanted[key] ?? null
  }
  for (const key of Object.keys(wanted)) if (old[key] !== wanted[key]) note(key)
  for (const key of Object.keys(old)) if (wanted[key] === undefined) note(key)
  return isEmptyTiles(after as Tiles) ? null : { before, after }
}

const noPixels = new Uint8Array(0)
const bitsOf = (runs: string | null): Uint8Array => (runs === null ? noPixels : readTile(runs))

/** Does to a tile what an edit did to it elsewhere: sets the pixels that it set and unsets those that it unset. */
const mergedTile = (current: string | null, before: string | null, after: string | null): string | null => {
  if (current === before || current === after) return after
  const [now, old, wanted] = [bitsOf(current), bitsOf(before), bitsOf(after)]
  const merged = new Uint8Array(maskTileArea)
  for (let at = 0; at < merged.length; at++)
    merged[at] = ((old[at] ?? 0) === (wanted[at] ?? 0) ? now[at] : wanted[at]) ?? 0
  return writeTile(merged)
}

/**
 * Does an edit to tiles that may be others than those it was made on: only its own pixels change. On the tiles it was
 * made on this is {@link tilesWith}.
 */
export const tilesMerged = (tiles: Tiles, { before, after }: TilesEdit): Tiles =>
  tilesWith(
    tiles,
    Object.fromEntries(
      Object.keys(after).map((key) => [key, mergedTile(tiles[key] ?? null, before[key] ?? null, after[key] ?? null)]),
    ),
  )
