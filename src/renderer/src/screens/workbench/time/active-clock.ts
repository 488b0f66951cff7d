/** From so long without key or pointer on, a person is taken to be elsewhere, and the time since is left out. */
export const idleFromMs = 60_000

/** Counts how long an item is in use. */
export interface ActiveClock {
  /** A key was pressed or the pointer moved. */
  readonly touch: () => void
  /** Nothing counts until {@link ActiveClock.resume}: the window is hidden, or the workstation locked. */
  readonly pause: () => void
  readonly resume: () => void
  /** Seconds that are certain and were not taken before. What came after the last sign is not certain yet. */
  readonly take: () => number
  /** Gives back what was taken and could not be told. */
  readonly giveBack: (seconds: number) => void
  /** Seconds in use so far, for show: also those since the last sign, as long as they may count. */
  readonly seconds: () => number
}

/** Starts a clock. `nowMs` is any steady clock in milliseconds. */
export const createActiveClock = (nowMs: () => number): ActiveClock => {
  let signMs = nowMs()
  let [certainMs, takenMs] = [0, 0]
  let running = true
  const pendingMs = (): number => {
    const gapMs = nowMs() - signMs
    return running && gapMs < idleFromMs ? gapMs : 0
  }
  const touch = () => {
    certainMs += pendingMs()
    signMs = nowMs()
  }
  return {
    touch,
    pause: () => {
      touch()
      running = false
    },
    resume: () => {
      running = true
      signMs = nowMs()
    },
    take: () => {
      const seconds = (certainMs - takenMs) / 1_000
      takenMs = certainMs
      return seconds
    },
    giveBack: (seconds) => {
      takenMs -= seconds * 1_000
    },
    seconds: () => (certainMs + pendingMs()) / 1_000,
  }
}
