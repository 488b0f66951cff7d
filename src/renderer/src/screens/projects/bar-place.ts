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
  /** Where the words stand: on the solid bar when it is long enough, else on the dashed one, else beside both. */
  readonly words: Stretch & { readonly align: 'start' | 'end'; readonly isOnBar: boolean }
  readonly cutLeft: boolean
  readonly cutRight: boolean
}

/** The least share of the week on which words can be read. */
const readableShare = 0.22

const within = (from: number, to: number): Stretch | null => {
  const stretch = { from: Math.max(from, 0), to: Math.min(to, 1) }
  return stretch.to > stretch.from ? stretch : null
}

const isReadable = (stretch: Stretch | null): stretch is Stretch =>
  stretch !== null && stretch.to - stretch.from >= readableShare

const wordsOf = ([from, firm, to]: readonly [number, number, number]): BarPlace['words'] => {
  if (to <= 0) return { from: 0, to: 1, align: 'start', isOnBar: false }
  if (from >= 1) return { from: 0, to: 1, align: 'end', isOnBar: false }
  const [solid, dashed] = [within(from, firm), within(Math.max(firm, from), to)]
  if (isReadable(solid)) return { from: solid.from, to: Math.min(to, 1), align: 'start', isOnBar: true }
  if (isReadable(dashed)) return { ...dashed, align: 'start', isOnBar: false }
  return to <= 1 - readableShare
    ? { from: to, to: 1, align: 'start', isOnBar: false }
    : { from: 0, to: Math.max(from, 0), align: 'end', isOnBar: false }
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
    words: wordsOf([from, firm, to]),
    cutLeft: from < 0,
    cutRight: to > 1,
  }
}
