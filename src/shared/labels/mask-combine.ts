import { maskTileArea, readTile, writeTile } from './mask-runs.ts'
import type { MaskLabel } from './mask.ts'

// No schema here: the window imports this file at run time.

type Tiles = MaskLabel['tiles']

/** How two masks are put together: all pixels of both, those of the first alone, those that both have. */
export type Combination = 'union' | 'subtract' | 'intersect'

const keeps: Readonly<Record<Combination, (one: number, other: number) => number>> = {
  union: (one, other) => one | other,
  subtract: (one, other) => one & (1 - other),
  intersect: (one, other) => one & other,
}

const combinedTile = (one: string, other: string, how: Combination): string | null => {
  const keep = keeps[how]
  const [a, b] = [readTile(one), readTile(other)]
  for (let at = 0; at < maskTileArea; at++) a[at] = keep(a[at] ?? 0, b[at] ?? 0)
  return writeTile(a)
}

/** Puts two masks together; tiles that only one has are not read. The result may be without a tile. */
export const tilesCombined = (one: Tiles, other: Tiles, how: Combination): Tiles => {
  const tiles: Tiles = how === 'intersect' ? {} : { ...one }
  for (const [key, runs] of Object.entries(other)) {
    const own = one[key]
    if (own === undefined) {
      if (how === 'union') tiles[key] = runs
      continue
    }
    const together = combinedTile(own, runs, how)
    if (together === null) Reflect.deleteProperty(tiles, key)
    else tiles[key] = together
  }
  return tiles
}
