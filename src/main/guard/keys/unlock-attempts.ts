import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { readFileIfPresent, removeFileDurably, writeFileAtomically } from '../../storage/atomic-file.ts'

const attempts = z.object({ version: z.literal(1), failed: z.int().min(0), lastAtMs: z.int() })
type Attempts = z.infer<typeof attempts>

const freeAttempts = 5
const longestWaitMs = 3_600_000

/** How long to wait after so many wrong passphrases in a row: nothing for the first five, then 2, 4, 8 s … one hour. */
export const waitAfterFailuresMs = (failed: number): number =>
  failed < freeAttempts ? 0 : Math.min(2 ** Math.min(failed - freeAttempts + 1, 20) * 1_000, longestWaitMs)

const fileOf = (homeDir: string): string => join(homeDir, 'key-slot-attempts.json')

const write = (homeDir: string, value: Attempts): void => {
  writeFileAtomically(fileOf(homeDir), Buffer.from(JSON.stringify(value)))
}

/** A file that is not well formed counts as five failures and is mended: breaking it gives no free guess. */
const readAttempts = (homeDir: string, nowMs: number): Attempts => {
  const bytes = readFileIfPresent(fileOf(homeDir))
  if (!bytes) return { version: 1, failed: 0, lastAtMs: nowMs }
  try {
    return attempts.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    const suspect = { version: 1, failed: freeAttempts, lastAtMs: nowMs } as const
    write(homeDir, suspect)
    return suspect
  }
}

/**
 * Counts an attempt before it is made, durably, so that killing the app between the guess and the count gains nothing.
 *
 * Reads and writes in one turn of the event loop: calls made at once each count. A clock that went back starts the wait
 * anew. It slows a person at the window; against somebody who holds the files, scrypt and the device secret stand.
 *
 * @throws {@link Failure} `RATE_LIMITED` while waiting; that attempt is not counted. `DISK_FULL`, `DISK_FAILED`: without
 * a count there is no guess.
 */
export const countAttempt = (homeDir: string, nowMs: number): void => {
  const known = readAttempts(homeDir, nowMs)
  const waitMs = waitAfterFailuresMs(known.failed)
  if (waitMs > 0 && nowMs < known.lastAtMs) write(homeDir, { ...known, lastAtMs: nowMs })
  if (waitMs > 0 && nowMs < known.lastAtMs + waitMs) throw new Failure('RATE_LIMITED')
  write(homeDir, { version: 1, failed: known.failed + 1, lastAtMs: nowMs })
}

/** Forgets the count after the right passphrase. */
export const clearAttempts = (homeDir: string): void => {
  removeFileDurably(fileOf(homeDir))
}
