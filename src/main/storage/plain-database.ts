import Database from 'better-sqlite3'

/** How the file of a database that is not encrypted begins. */
export const plainDatabaseHeader = Buffer.from('SQLite format 3\0', 'latin1')

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A database in write-ahead mode cannot be opened from memory; bytes 18 and 19 of its header say which mode it is. */
const inRollbackMode = (file: Buffer): Buffer => {
  const copy = Buffer.from(file)
  copy.fill(1, 18, 20)
  return copy
}

/**
 * Every text and byte value in the tables of a database that is not encrypted, put together from its pages.
 *
 * Works on a copy in memory: opening the file itself would write side files. What cannot be read ends the walk quietly; the
 * caller has searched the raw bytes already.
 *
 * @param file - The whole file.
 */
export function* plainDatabaseValues(file: Buffer): Generator<Buffer> {
  let db: Database.Database | null = null
  try {
    db = new Database(inRollbackMode(file), { readonly: true })
    db.unsafeMode(true)
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    for (const table of tables) {
      const rows = db.prepare<[], unknown[]>(`SELECT * FROM ${quoted(table)}`).raw()
      for (const row of rows.iterate())
        for (const value of row) {
          if (Buffer.isBuffer(value)) yield value
          if (typeof value === 'string') yield Buffer.from(value, 'utf8')
        }
    }
  } catch {
    return
  } finally {
    db?.close()
  }
}
