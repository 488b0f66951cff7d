import type Database from 'better-sqlite3'
import { onDisk } from './disk-failure.ts'

/**
 * Runs work that is saved whole or not at all, and durably before it returns.
 *
 * Takes the write lock at once, so that what was read inside is still true when it is written. Work inside work joins it.
 *
 * @throws {@link Failure} what the work throws, `DISK_FULL`, `DISK_FAILED`
 */
export const transact = <T>(db: Database.Database, work: () => T): T =>
  onDisk(() => (db.inTransaction ? work() : db.transaction(work).immediate()))
