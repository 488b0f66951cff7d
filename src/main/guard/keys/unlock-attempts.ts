import { uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { readFileIfPresent, removeFileDurably, writeFileAtomically } from '../../storage/atomic-file.ts'

const attempts = z.object({ version: z.literal(2), failed: z.int().min(0), lastUptimeMs: z.int().min(0) })
type Attempts = z.infer<typeof attempts>

const freeAttempts = 5
const longestWaitMs = 3_600_000

/** Milliseconds since the machine was started, sleep included. No setting of the clock moves it. */
export const systemUptimeMs = (): number => Math.floor(uptime() * 1_000)

/** How long to wait after so many wrong passphrases in a row: nothing for the first five, then 2, 4, 8 s … one hour. */
export const waitAfterFailuresMs = (failed: number): number =>
  failed < freeAttempts ? 0 : Math.min(2 ** Math.min(failed - freeAttempts + 1, 20) * 1_000, longestWaitMs)

const fileOf = (homeDir: string): string => join(homeDir, 'key-slot-attempts.json')

const write = (homeDir: string, value: Attempts): void => {
  writeFileAtomically(fileOf(homeDir), Buffer.from(JSON.stringify(value)))
}

/** A file that is not well formed counts as five failures and is mended: breaking it gives no free guess. */
const readAttempts = (homeDir: string, uptimeMs: number): Attempts => {
  const bytes = readFileIfPresent(fileOf(homeDir))
  if (!bytes) return { version: 2, failed: 0, lastUptimeMs: uptimeMs }
  try {
    return attempts.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    const suspect = { version: 2, failed: freeAttempts, lastUptimeMs: uptimeMs } as const
    write(homeDir, suspect)
    return suspect
  }
}

/**
 * How much of a wait is over. A machine that was started since then waited only since its start, for nothing outside it can
 * be trusted to say how long it was off: restarting and turning the clock gain nothing.
 */
const waitedMs = (known: Attempts, uptimeMs: number): number =>
  uptimeMs >= known.lastUptimeMs ? uptimeMs - known.lastUptimeMs : uptimeMs

/** How long until the next passphrase is tried; 0 when there is nothing to wait for. @throws {@link Failure} `DISK_FAILED` */
export const remainingWaitMs = (homeDir: string, uptimeMs = systemUptimeMs()): number => {
  const known = readAttempts(homeDir, uptimeMs)
  return Math.max(0, waitAfterFailuresMs(known.failed) - waitedMs(known, uptimeMs))
}

/**
 * Counts an attempt before it is made, durably, so that killing the app between the guess and the count gains nothing.
 *
 * Reads and writes in one turn of the event loop: calls made at once each count. The clock of the day is not asked: the
 * wait is measured by how long the machine runs. It slows a person at the window; against somebody who can write into the
 * folder, scrypt and the device secret stand.
 *
 * @throws {@link Failure} `RATE_LIMITED` while waiting; that attempt is not counted. `DISK_FULL`, `DISK_FAILED`: without
 * a count there is no guess.
 */
export const countAttempt = (homeDir: string, uptimeMs: number): void => {
  if (remainingWaitMs(homeDir, uptimeMs) > 0) throw new Failure('RATE_LIMITED')
  const known = readAttempts(homeDir, uptimeMs)
  write(homeDir, { version: 2, failed: known.failed + 1, lastUptimeMs: uptimeMs })
}

/** Forgets the count after the right passphrase. */
export const clearAttempts = (homeDir: string): void => {
  removeFileDurably(fileOf(homeDir))
}
