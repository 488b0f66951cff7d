import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Failure } from '../../shared/failures.ts'
import { asFailure } from './disk-failure.ts'
import { migrate, type Migration } from './migrate.ts'

export type OpenDatabase = Database.Database

/** What a database is opened with. */
export interface DatabaseSource {
  readonly file: string
  /** 32 bytes, used as they are; the caller keeps and wipes them. */
  readonly key: Uint8Array
  readonly migrations: readonly Migration[]
}

/** Set at every open, because SQLite forgets most of them, and read back, because it ignores what it does not know. */
const settings = [
  ['journal_mode', 'wal', 'wal'],
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['foreign_keys', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['mmap_size', '0', 0],
] as const

/** The driver takes the key as bytes. No string of the key is ever made. */
const withRawKey = (key: Uint8Array, use: (raw: Buffer) => void): void => {
  if (key.length !== 32) throw new TypeError('A database key has 32 bytes')
  const raw = Buffer.concat([Buffer.from('raw:'), key])
  try {
    use(raw)
  } finally {
    raw.fill(0)
  }
}

/** The driver's published types do not say that it takes bytes. */
const unlockWith = (db: OpenDatabase, key: Uint8Array): void => {
  db.pragma("cipher = 'aegis'")
  withRawKey(key, (raw) => {
    ;(db as OpenDatabase & { key(key: Buffer): number }).key(raw)
  })
}

const assertEncrypted = (db: OpenDatabase): void => {
  const [cipher] = db.pragma('cipher') as Record<string, string>[]
  const [algorithm] = db.pragma('algorithm') as Record<string, string>[]
  if (!Object.values(cipher ?? {}).includes('aegis') || !Object.values(algorithm ?? {}).includes('aegis-256'))
    throw new Failure('CRYPTO_UNSUITABLE', { cause: new Error('The database is not encrypted with AEGIS-256') })
}

const harden = (db: OpenDatabase): void => {
  for (const [name, value, expected] of settings) {
    db.pragma(`${name} = ${value}`)
    if (db.pragma(name, { simple: true }) !== expected)
      throw new Failure('DISK_FAILED', { cause: new Error(`SQLite did not take ${name}`) })
  }
}

/**
 * Opens an encrypted database, makes it when it is not there, and brings its tables up to date.
 *
 * The whole file, its write-ahead log included, is encrypted with AEGIS-256 under the raw key. Settings that keep plain
 * bytes from the disk and saved work on it are set and read back; if one does not hold, nothing is opened.
 *
 * @throws {@link Failure} `HOME_DAMAGED` (wrong key, or not a database, or made by a newer build), `DISK_FULL`,
 * `DISK_FAILED`, `HOME_IN_USE`, `CRYPTO_UNSUITABLE`
 */
export const openDatabase = ({ file, key, migrations }: DatabaseSource): OpenDatabase => {
  let db: OpenDatabase | null = null
  try {
    // Made by us first: the write-ahead log then has the same narrow permissions.
    closeSync(openSync(file, 'a', 0o600))
    db = new Database(file, { timeout: 2_000 })
    unlockWith(db, key)
    assertEncrypted(db)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    harden(db)
    migrate(db, migrations)
    return db
  } catch (error) {
    db?.close()
    if (error instanceof TypeError) throw error
    throw asFailure(error)
  }
}

/**
 * Whether a database that is there opens under a key and holds tables. Makes and changes nothing.
 *
 * @throws {@link Failure} `DISK_FAILED`, `HOME_IN_USE`
 */
export const opensUnder = (file: string, key: Uint8Array): boolean => {
  let db: OpenDatabase | null = null
  try {
    db = new Database(file, { timeout: 2_000, fileMustExist: true })
    unlockWith(db, key)
    return db.prepare<[], { tables: number }>('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables !== 0
  } catch (error) {
    const failure = asFailure(error)
    if (failure.code === 'HOME_DAMAGED') return false
    throw failure
  } finally {
    db?.close()
  }
}

/**
 * Attaches a second encrypted database under the name `next`; it has been made by {@link openDatabase} before.
 *
 * @returns What detaches it again.
 * @throws {@link Failure} `HOME_DAMAGED`, `DISK_FAILED`
 */
export const attachDatabase = (db: OpenDatabase, file: string, key: Uint8Array): (() => void) => {
  // One that a disk error left behind would hold the name for good.
  const attached = db.pragma('database_list') as readonly { readonly name: string }[]
  if (attached.some(({ name }) => name === 'next')) db.exec('DETACH next')
  withRawKey(key, (raw) => {
    db.prepare('ATTACH ? AS next KEY ?').run(file, raw)
  })
  db.pragma('next.synchronous = FULL')
  return () => {
    try {
      db.pragma('next.wal_checkpoint(TRUNCATE)')
    } finally {
      db.exec('DETACH next')
    }
  }
}

/**
 * Moves everything out of the write-ahead log and empties it. After a deletion this is what makes the old bytes go.
 *
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`
 */
export const checkpoint = (db: OpenDatabase): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    throw asFailure(error)
  }
}

/** Empties the write-ahead log and closes. Calling it again does nothing. @throws {@link Failure} as {@link checkpoint} */
export const closeDatabase = (db: OpenDatabase): void => {
  if (!db.open) return
  try {
    checkpoint(db)
  } finally {
    db.close()
  }
}
