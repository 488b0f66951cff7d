import type { Refusal } from '../../../../shared/access/refusal.ts'

export type TimelineEntry = Refusal['timeline'][number]

export interface PlacedEntry {
  readonly entry: TimelineEntry
  /** Pixels from the left edge. */
  readonly x: number
}

/**
 * Places moments along a line by their time, at least `gapPx` apart, so that their words do not meet. Where there is no
 * room for that they stand at equal distances.
 *
 * @param entries - Oldest first.
 */
export const placeEntries = (
  entries: readonly TimelineEntry[],
  { widthPx, gapPx }: { readonly widthPx: number; readonly gapPx: number },
): readonly PlacedEntry[] => {
  const times = entries.map((entry) => Date.parse(entry.at))
  const first = times[0] ?? 0
  const span = (times.at(-1) ?? 0) - first
  const steps = Math.max(entries.length - 1, 1)
  if (span <= 0 || steps * gapPx >= widthPx)
    return entries.map((entry, place) => ({ entry, x: (place * widthPx) / steps }))
  const xs = times.map((time) => ((time - first) / span) * widthPx)
  for (let place = 1; place < xs.length; place += 1) xs[place] = Math.max(xs[place] ?? 0, (xs[place - 1] ?? 0) + gapPx)
  for (let place = xs.length - 1, limit = widthPx; place >= 0; place -= 1, limit -= gapPx)
    xs[place] = Math.min(xs[place] ?? 0, limit)
  return entries.map((entry, place) => ({ entry, x: xs[place] ?? 0 }))
}

/** Where a moment lies between placed ones, so that the order on the line is the order in time. */
export const placeBetween = (placed: readonly PlacedEntry[], atMs: number): number => {
  const next = placed.findIndex(({ entry }) => Date.parse(entry.at) > atMs)
  const after = placed[next]
  if (!after) return placed.at(-1)?.x ?? 0
  const before = placed[next - 1]
  if (!before) return after.x
  const from = Date.parse(before.entry.at)
  return before.x + ((atMs - from) / (Date.parse(after.entry.at) - from)) * (after.x - before.x)
}
