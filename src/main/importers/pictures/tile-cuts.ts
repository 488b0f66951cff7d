import type { TilePlace } from '../../../shared/pyramid.ts'
import type { Turn } from './orient.ts'

/** A piece of a side as it is stored, and which column or row of tiles it is as shown. */
export interface Cut {
  readonly start: number
  readonly lengthPx: number
  readonly place: number
}

/**
 * Cuts a side as stored so that its pieces are whole tiles as shown: where the side runs backwards, the odd piece comes
 * first.
 */
export const cutSide = (lengthPx: number, reverses: boolean, tileSizePx: number): Cut[] => {
  const count = Math.ceil(lengthPx / tileSizePx)
  return Array.from({ length: count }, (_, order) => {
    const place = reverses ? count - 1 - order : order
    const from = place * tileSizePx
    const to = Math.min(from + tileSizePx, lengthPx)
    return { start: reverses ? lengthPx - to : from, lengthPx: to - from, place }
  })
}

/** Which tile two pieces make, as shown. */
export const placeOf = (x: Cut, y: Cut, turn: Turn): Omit<TilePlace, 'level'> =>
  turn.swapsSides ? { column: y.place, row: x.place } : { column: x.place, row: y.place }
