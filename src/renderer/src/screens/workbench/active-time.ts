/** Gaps without key or pointer longer than this are idle and left out. */
const idleFromMs = 60_000

/** Counts how long an item is in use. */
export interface ActiveClock {
  /** A key was pressed or the pointer moved. */
  readonly touch: () => void
  /** Seconds in use so far, idle gaps left out. */
  readonly seconds: () => number
}

/** Starts a clock. `nowMs` is any steady clock in milliseconds. */
export const createActiveClock = (nowMs: () => number): ActiveClock => {
  let lastMs = nowMs()
  let activeMs = 0
  const take = () => {
    const gapMs = nowMs() - lastMs
    if (gapMs <= idleFromMs) activeMs += gapMs
    lastMs += gapMs
  }
  return {
    touch: take,
    seconds: () => {
      take()
      return Math.min(activeMs / 1_000, 86_400)
    },
  }
}
