import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { asFailure } from './disk-failure.ts'

/** Holds a home folder for this process. */
export interface InstanceLock {
  /** Lets go; calling it again does nothing. */
  release(): void
}

/**
 * Takes a home folder for this process alone.
 *
 * The lock is one of the operating system's file locks, taken through SQLite on the empty file `lock`: the system drops
 * it when the process ends, however it ends, so there is no stale lock to guess about and no process number to be fooled
 * by. Nobody else may open `lock`: closing another handle on it within this process would drop the lock (POSIX).
 *
 * @throws {@link Failure} `HOME_IN_USE`, `DISK_FULL`, `DISK_FAILED`
 */
export const takeInstanceLock = (homeDir: string): InstanceLock => {
  let db: Database.Database | null = null
  try {
    mkdirSync(homeDir, { recursive: true, mode: 0o700 })
    // Two that start in the same moment get into each other's way for an instant: one waits for the other to step back.
    db = new Database(join(homeDir, 'lock'), { timeout: 1_000 })
    db.exec('BEGIN EXCLUSIVE')
    const held = db
    return {
      release: () => {
        if (held.open) held.close()
      },
    }
  } catch (error) {
    db?.close()
    throw asFailure(error)
  }
}
