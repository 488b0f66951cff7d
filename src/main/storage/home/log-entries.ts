import type Database from 'better-sqlite3'
import { Failure } from '../../../shared/failures.ts'
import { onDisk } from '../disk-failure.ts'
import { transact } from '../transaction.ts'

/** One signed entry as it was verified: its place, its hash and the exact bytes. */
export interface LogEntry {
  readonly seq: number
  readonly hash: string
  readonly jws: string
}

/** The last entry ever seen of a log. It never goes back. */
export interface LogHead {
  readonly seq: number
  readonly hash: string
}

/** Verified entries of every log this device follows or writes. Signatures are the caller's business. */
export interface LogEntries {
  /**
   * Appends entries without a gap and moves the head. Entries that are there already, unchanged, are passed over.
   *
   * @throws {@link Failure} `LOG_BROKEN` for a gap or for a known place with another hash (a fork)
   */
  append(log: string, entries: readonly LogEntry[]): void
  /** Null before the first entry. */
  head(log: string): LogHead | null
  find(log: string, seq: number): LogEntry | null
  /** Entries after a place (0 for all), oldest first. */
  list(log: string, after?: number): LogEntry[]
  /** Names of the logs that begin so. */
  logs(prefix: string): string[]
}

/** Opens the tables `log_entry` and `log_head`. */
export const createLogEntries = (db: Database.Database): LogEntries => {
  const head = db.prepare<[string], LogHead>('SELECT seq, hash FROM log_head WHERE log = ?')
  const setHead = db.prepare(
    'INSERT INTO log_head VALUES (?, ?, ?) ON CONFLICT (log) DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  )
  const find = db.prepare<[string, number], LogEntry>('SELECT seq, hash, jws FROM log_entry WHERE log = ? AND seq = ?')
  const list = db.prepare<[string, number], LogEntry>(
    'SELECT seq, hash, jws FROM log_entry WHERE log = ? AND seq > ? ORDER BY seq',
  )
  const add = db.prepare('INSERT INTO log_entry VALUES (?, ?, ?, ?)')
  const logs = db.prepare<[string, string], { log: string }>(
    'SELECT log FROM log_head WHERE substr(log, 1, length(?)) = ? ORDER BY log',
  )
  return {
    append: (log, entries) => {
      transact(db, () => {
        let last = head.get(log)?.seq ?? 0
        for (const entry of entries) {
          if (entry.seq <= last) {
            if (find.get(log, entry.seq)?.hash !== entry.hash) throw new Failure('LOG_BROKEN')
            continue
          }
          if (entry.seq !== last + 1) throw new Failure('LOG_BROKEN')
          add.run(log, entry.seq, entry.hash, entry.jws)
          setHead.run(log, entry.seq, entry.hash)
          last = entry.seq
        }
      })
    },
    head: (log) => onDisk(() => head.get(log) ?? null),
    find: (log, seq) => onDisk(() => find.get(log, seq) ?? null),
    list: (log, after = 0) => onDisk(() => list.all(log, after)),
    logs: (prefix) => onDisk(() => logs.all(prefix, prefix).map((row) => row.log)),
  }
}
