import type Database from 'better-sqlite3'
import { Failure } from '../../../shared/failures.ts'
import { onDisk } from '../disk-failure.ts'
import { transact } from '../transaction.ts'

/** The last accepted version of a signed document, with the exact bytes that were verified. */
export interface StoredDocument {
  readonly name: string
  readonly version: number
  readonly body: string
}

/** Membership, status and other documents that have a version and may only move forward. */
export interface Documents {
  /**
   * Keeps a verified document.
   *
   * @throws {@link Failure} `VERSION_ROLLED_BACK` for a lower version, and for the same version with other bytes
   */
  write(document: StoredDocument): void
  find(name: string): StoredDocument | null
  /** Every document whose name begins so, in order of name. */
  list(prefix: string): StoredDocument[]
  /** Forgets a document and with it what version was seen. Only for what was wiped. */
  remove(name: string): void
}

/** Opens the table `document`. */
export const createDocuments = (db: Database.Database): Documents => {
  const find = db.prepare<[string], StoredDocument>('SELECT * FROM document WHERE name = ?')
  const put = db.prepare(
    'INSERT INTO document VALUES (?, ?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body',
  )
  const list = db.prepare<[string, string], StoredDocument>(
    'SELECT * FROM document WHERE substr(name, 1, length(?)) = ? ORDER BY name',
  )
  const drop = db.prepare('DELETE FROM document WHERE name = ?')
  return {
    write: ({ name, version, body }) => {
      transact(db, () => {
        const known = find.get(name)
        if (known && (version < known.version || (version === known.version && body !== known.body)))
          throw new Failure('VERSION_ROLLED_BACK')
        put.run(name, version, body)
      })
    },
    find: (name) => onDisk(() => find.get(name) ?? null),
    list: (prefix) => onDisk(() => list.all(prefix, prefix)),
    remove: (name) => {
      onDisk(() => drop.run(name))
    },
  }
}
