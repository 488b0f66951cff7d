/** One week of local days. `dayStartsMs` holds eight moments: seven midnights and the one that ends the week. */
export interface Week {
  readonly dayStartsMs: readonly number[]
  readonly startMs: number
  readonly endMs: number
}

/**
 * The local week, Monday first, that holds a moment. `shift` moves by whole weeks. Days are counted on the calendar, so
 * a day with 23 or 25 hours keeps its own length.
 */
export const weekOf = (atMs: number, shift = 0): Week => {
  const at = new Date(atMs)
  const sinceMonday = (at.getDay() + 6) % 7
  const dayStartsMs = Array.from({ length: 8 }, (_, day) =>
    new Date(at.getFullYear(), at.getMonth(), at.getDate() - sinceMonday + day + shift * 7).getTime(),
  )
  return { dayStartsMs, startMs: dayStartsMs[0] ?? atMs, endMs: dayStartsMs[7] ?? atMs }
}

/** Where a moment lies in the week: 0 at its start, 1 at its end, outside both when outside. */
export const shareOfWeek = (week: Week, atMs: number): number => (atMs - week.startMs) / (week.endMs - week.startMs)
