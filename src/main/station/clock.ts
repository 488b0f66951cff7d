/** How far the clock may lie behind the highest time seen before shards lock. */
export const clockToleranceMs = 5 * 60_000

/** The local clock beside the highest time this home has ever seen, signed or local. */
export interface Clock {
  /** Milliseconds since 1970 by the local clock. */
  readonly nowMs: () => number
  /** The local clock as RFC 3339. */
  readonly now: () => string
  readonly highWaterMs: () => number
  /** Raises the highest time seen; it never goes back. */
  readonly witness: (timeMs: number) => void
  /** Seconds that the local clock lies behind the highest time seen; 0 when it does not. */
  readonly behindSeconds: () => number
}

/** Where the highest time is kept. */
export interface HighWater {
  readonly read: () => number
  readonly write: (timeMs: number) => void
}

/** Writes at most once a minute for local time, so that a ticking clock costs nothing; signed times are written at once. */
const writeEveryMs = 60_000

/**
 * Builds the clock of an unlocked home. A signed time more than a day ahead of the local clock is not taken: one forged or
 * mistaken statement must not lock the device for good.
 */
export const createClock = (local: () => number, kept: HighWater): Clock => {
  let high = kept.read()
  let written = high
  const witness = (timeMs: number): void => {
    if (timeMs <= high || timeMs > local() + 86_400_000) return
    high = timeMs
    if (high - written < writeEveryMs && high <= local()) return
    written = high
    kept.write(high)
  }
  return {
    nowMs: () => {
      const now = local()
      witness(now)
      return now
    },
    now: () => new Date(local()).toISOString(),
    highWaterMs: () => high,
    witness,
    behindSeconds: () => Math.max(0, Math.round((high - local()) / 1000)),
  }
}
