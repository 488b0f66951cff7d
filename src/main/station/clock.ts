import { performance } from 'node:perf_hooks'

/** How far the clock may lie behind the highest time seen before shards lock. */
export const clockToleranceMs = 5 * 60_000

/** The local clock beside the highest time this home has ever seen, signed or local. */
export interface Clock {
  /** Milliseconds since 1970 by the local clock. */
  readonly nowMs: () => number
  /** The local clock as RFC 3339. */
  readonly now: () => string
  readonly highWaterMs: () => number
  /** Whether the local clock lies behind the highest time seen by more than the tolerance. */
  readonly isBack: () => boolean
  /**
   * Takes a time that a lead signed: it raises the highest time seen and never lowers it. A mark that a clock once set forward left
   * too high stays: statements that somebody kept back and plays again later would bring it down just as well as fresh ones.
   */
  readonly witness: (signedMs: number) => void
  /** Seconds that the local clock lies behind the highest time seen; 0 when it does not. */
  readonly behindSeconds: () => number
}

/** Where the highest time is kept. */
export interface HighWater {
  readonly read: () => number
  readonly write: (timeMs: number) => void
}

export interface ClockSource {
  readonly local: () => number
  /** Milliseconds that nobody can set, from any start; stands still while the machine sleeps. */
  readonly monotonic?: () => number
  /** Told once when the clock falls behind by more than the tolerance, and once when it is right again. */
  readonly onBack?: (isBack: boolean) => void
}

/** Writes at most once a minute for local time, so that a ticking clock costs nothing; signed times are written at once. */
const writeEveryMs = 60_000
const dayMs = 86_400_000

/**
 * Builds the clock of an unlocked home. Time that passed by the monotonic counter counts as seen: a clock that is set back
 * again and again, or held still, while the app runs falls behind it. Zones do not matter: everything is UTC. A signed time more than a
 * day ahead of the local clock is not taken: one mistaken statement must not lock the device for good.
 */
export const createClock = (source: ClockSource, kept: HighWater): Clock => {
  const { local, monotonic = () => performance.now(), onBack = () => undefined } = source
  let high = kept.read()
  let written = high
  let base = { wallMs: local(), ticks: monotonic() }
  let isBack = false
  const save = (): void => {
    written = high
    kept.write(high)
  }
  const isBehind = (nowMs: number): boolean => nowMs < high - clockToleranceMs
  const look = (): number => {
    const now = local()
    const elapsedMs = base.wallMs + (monotonic() - base.ticks)
    if (now >= elapsedMs) base = { wallMs: now, ticks: monotonic() }
    high = Math.max(high, now, Math.floor(elapsedMs))
    if (high - written >= writeEveryMs) save()
    if (isBehind(now) !== isBack) {
      isBack = !isBack
      save()
      onBack(isBack)
    }
    return now
  }
  return {
    nowMs: look,
    now: () => new Date(local()).toISOString(),
    highWaterMs: () => high,
    isBack: () => isBehind(look()),
    witness: (signedMs) => {
      if (signedMs <= high || signedMs > local() + dayMs) return
      high = signedMs
      save()
      look()
    },
    behindSeconds: () => Math.max(0, Math.round((high - local()) / 1000)),
  }
}
