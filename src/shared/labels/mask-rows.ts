import { maskSpans } from './mask-geometry.ts'
import type { MaskLabel } from './mask.ts'

// No schema here: the window imports this file at run time.

/** A stretch of set pixels of a row, `to` exclusive. */
export type Stretch = readonly [from: number, to: number]

/** The set pixels by row, each stretch as long as it goes, from left to right. */
export const maskRows = (tiles: MaskLabel['tiles']): Map<number, readonly Stretch[]> => {
  const pieces = new Map<number, Stretch[]>()
  for (const { y, from, to } of maskSpans(tiles)) {
    const row = pieces.get(y)
    if (row) row.push([from, to])
    else pieces.set(y, [[from, to]])
  }
  return new Map([...pieces].map(([y, row]) => [y, joined(row)]))
}

const joined = (row: Stretch[]): readonly Stretch[] => {
  row.sort(([a], [b]) => a - b)
  const whole: [number, number][] = []
  for (const [from, to] of row) {
    const last = whole.at(-1)
    if (last?.[1] === from) last[1] = to
    else whole.push([from, to])
  }
  return whole
}
