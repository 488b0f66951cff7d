import type Database from 'better-sqlite3'
import { onDisk } from '../disk-failure.ts'

/** An object that still has to be put on the exchange. Its bytes are sealed or signed already. */
export interface OutboxEntry {
  readonly name: string
  readonly sizeBytes: number
  readonly createdAt: string
}

/** What waits for the exchange, oldest first. */
export interface Outbox {
  /** Puts an object in. The same name again replaces the bytes and keeps its place, so that a retry changes nothing. */
  put(name: string, bytes: Uint8Array, createdAt: string): void
  list(): OutboxEntry[]
  read(name: string): Buffer | null
  /** Called when the exchange has it. */
  remove(name: string): void
  count(): number
}

/** Opens the table `outbox`. */
export const createOutbox = (db: Database.Database): Outbox => {
  const put = db.prepare(
    'INSERT INTO outbox (name, bytes, created_at) VALUES (?, ?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes',
  )
  const list = db.prepare<[], OutboxEntry>(
    'SELECT name, length(bytes) AS sizeBytes, created_at AS createdAt FROM outbox ORDER BY place',
  )
  const read = db.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM outbox WHERE name = ?')
  const drop = db.prepare('DELETE FROM outbox WHERE name = ?')
  const count = db.prepare<[], { entries: number }>('SELECT count(*) AS entries FROM outbox')
  return {
    put: (name, bytes, createdAt) => {
      onDisk(() => put.run(name, Buffer.from(bytes), createdAt))
    },
    list: () => onDisk(() => list.all()),
    read: (name) => onDisk(() => read.get(name)?.bytes ?? null),
    remove: (name) => {
      onDisk(() => drop.run(name))
    },
    count: () => onDisk(() => count.get()?.entries ?? 0),
  }
}
