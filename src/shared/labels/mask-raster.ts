import type { ImagePoint } from './geometry.ts'
import type { MaskSpan } from './mask-runs.ts'

// No schema here: the window imports this file at run time.

type Ring = readonly ImagePoint[]

/** Every place where a ring crosses the middle line of a row, by row. */
const crossingsOf = (rings: readonly Ring[]): Map<number, number[]> => {
  const rows = new Map<number, number[]>()
  for (const ring of rings)
    ring.forEach((a, at) => {
      const b = ring[(at + 1) % ring.length]
      if (!b || a[1] === b[1]) return
      const [low, high] = a[1] < b[1] ? [a, b] : [b, a]
      const slope = (high[0] - low[0]) / (high[1] - low[1])
      for (let y = Math.max(Math.ceil(low[1] - 0.5), 0); y + 0.5 < high[1]; y++) {
        const x = low[0] + slope * (y + 0.5 - low[1])
        const row = rows.get(y)
        if (row) row.push(x)
        else rows.set(y, [x])
      }
    })
  return rows
}

/**
 * The pixels inside of rings by the even-odd rule, row by row: a pixel belongs to it when its centre does. What lies left
 * of or above the picture is left out. Costs as much as the rings are high together.
 */
export function* ringSpans(rings: readonly Ring[]): Generator<MaskSpan> {
  for (const [y, crossings] of crossingsOf(rings)) {
    crossings.sort((a, b) => a - b)
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const from = Math.max(Math.ceil((crossings[at] ?? 0) - 0.5), 0)
      const to = Math.ceil((crossings[at + 1] ?? 0) - 0.5)
      if (from < to) yield { y, from, to }
    }
  }
}
