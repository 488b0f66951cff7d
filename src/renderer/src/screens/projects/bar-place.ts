import type { BoardBar } from './board.ts'
import { shareOfWeek, type Week } from './week.ts'

/** A stretch of the week, both from 0 to 1. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where a bar and its words go in one week. Null stretches lie outside the week or have no length. */
export interface BarPlace {
  /** What may be opened with the last signed status. */
  readonly firm: Stretch | null
  /** What is granted beyond it. */
  readonly open: Stretch | null
  /** Where the words stand: on the bar when it is long enough, else beside it. */
  readonly words: Stretch & { readonly align: 'start' | 'end' }
  readonly cutLeft: boolean
  readonly cutRight: boolean
}

/** The least share of the week on which words can be read. */
const readableShare = 0.22

const within = (from: number, to: number): Stretch | null => {
  const stretch = { from: Math.max(from, 0), to: Math.min(to, 1) }
  return stretch.to > stretch.from ? stretch : null
}

const wordsBeside = (from: number, to: number): BarPlace['words'] => {
  if (to <= 0) return { from: 0, to: 1, align: 'start' }
  if (from >= 1) return { from: 0, to: 1, align: 'end' }
  if (Math.min(to, 1) - Math.max(from, 0) >= readableShare)
    return { from: Math.max(from, 0), to: Math.min(to, 1), align: 'start' }
  return to <= 1 - readableShare
    ? { from: to, to: 1, align: 'start' }
    : { from: 0, to: Math.max(from, 0), align: 'end' }
}

/** Places a bar in a week. A bar that lies outside keeps its words at the edge where it would be. */
export const placeBar = (bar: BoardBar, week: Week): BarPlace => {
  const [from, firm, to] = [bar.fromMs, bar.firmUntilMs, bar.toMs].map((ms) => shareOfWeek(week, ms)) as [
    number,
    number,
    number,
  ]
  return {
    firm: within(from, firm),
    open: within(Math.max(firm, from), to),
    words: wordsBeside(from, to),
    cutLeft: from < 0,
    cutRight: to > 1,
  }
}
