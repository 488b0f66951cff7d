import type { PendingCalls } from './pending.ts'

/** Longer than this a lock never waits: what is under way then is no save. */
const waitAtMostMs = 1_000
const lookEveryMs = 20

const pause = (delayMs: number): Promise<void> => new Promise((done) => setTimeout(done, delayMs))

/**
 * Locks as soon as no call is under way. The lock ends the page, and a change that still waits for the one before it to be
 * saved would end with it.
 *
 * @param lock - Asks the station; called once, at the latest after a second.
 */
export const lockWhenQuiet = async (pending: PendingCalls, lock: () => Promise<unknown>): Promise<void> => {
  for (let waitedMs = 0; pending.count() > 0 && waitedMs < waitAtMostMs; waitedMs += lookEveryMs)
    await pause(lookEveryMs)
  await lock().catch(() => undefined)
}
