import { isFailure } from '../../shared/failures.ts'
import type { StationCore } from './station.ts'
import { syncWithExchange, type SyncReport } from './sync.ts'
import { ownEntry, type Unlocked } from './unlocked.ts'

/** Meets the exchange without being asked, so that statuses are renewed, leases run on and orders are carried out. */
export interface Heartbeat {
  /** Told whenever the station changed: the first time it is unlocked, it beats at once. */
  readonly noteChange: () => void
  readonly stop: () => void
}

export interface HeartbeatParts {
  readonly everyMs: number
  /** Told when a beat did something, so that the window shows it. */
  readonly onEvent: (report: SyncReport) => void
  /** Told what went wrong and is not a matter of the exchange or of locking. */
  readonly onFault: (error: unknown) => void
}

const isEvent = (report: SyncReport): boolean =>
  report.received + report.sent + report.wiped.length + report.problems.length > 0

/** Starts beating. The timer keeps no process alive; a beat is left out while the one before still runs. */
export const startHeartbeat = (core: StationCore, parts: HeartbeatParts): Heartbeat => {
  let seen: Unlocked | null = null
  let isBeating = false
  const beat = async (): Promise<void> => {
    const at = core.unlocked()
    if (isBeating || !at || !ownEntry(at)) return
    isBeating = true
    try {
      const report = await core.exclusive((now) => syncWithExchange(now, false))
      if (isEvent(report)) parts.onEvent(report)
    } catch (error) {
      if (!isFailure(error)) parts.onFault(error)
    } finally {
      isBeating = false
    }
    if (core.unlocked() === at) core.parts.onChange()
  }
  const timer = setInterval(() => void beat(), parts.everyMs)
  timer.unref()
  return {
    noteChange: () => {
      const at = core.unlocked()
      const isFirst = at !== null && at !== seen && ownEntry(at) !== null
      if (at === null || isFirst) seen = at
      if (isFirst) void beat()
    },
    stop: () => {
      clearInterval(timer)
    },
  }
}
