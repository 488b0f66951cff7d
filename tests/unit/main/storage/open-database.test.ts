import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checkpoint, closeDatabase, openDatabase } from '../../../../src/main/storage/open-database.ts'
import { transact } from '../../../../src/main/storage/transaction.ts'
import { temporaryFolder } from './temporary-folder.ts'

const migrations = [{ version: 1, sql: 'CREATE TABLE word (text TEXT NOT NULL) STRICT' }]
const key = createHash('sha256').update('a key').digest()

describe('openDatabase', () => {
  it('reads with the key what it wrote with it', () => {
    const file = join(temporaryFolder(), 'a.db')
    const first = openDatabase({ file, key, migrations })
    first.prepare('INSERT INTO word VALUES (?)').run('kept')
    closeDatabase(first)
    const second = openDatabase({ file, key, migrations })
    expect(second.prepare('SELECT text FROM word').pluck().all()).toEqual(['kept'])
    closeDatabase(second)
  })

  it('holds no plain byte on the disk, neither in the file nor in its write-ahead log', () => {
    const folder = temporaryFolder()
    const db = openDatabase({ file: join(folder, 'a.db'), key, migrations })
    const words = Array.from({ length: 2_000 }, () => `heron ${randomBytes(8).toString('hex')}`)
    transact(db, () => {
      for (const word of words) db.prepare('INSERT INTO word VALUES (?)').run(word)
    })
    const readAll = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('')
    expect(readdirSync(folder)).toContain('a.db-wal')
    for (const plain of ['heron', 'CREATE TABLE', 'SQLite format 3']) expect(readAll()).not.toContain(plain)
    checkpoint(db)
    for (const plain of ['heron', 'CREATE TABLE', 'SQLite format 3']) expect(readAll()).not.toContain(plain)
    closeDatabase(db)
    expect(readdirSync(folder)).toEqual(['a.db'])
  })

  it('uses every byte of the key', () => {
    const file = join(temporaryFolder(), 'a.db')
    const zeros = Buffer.alloc(32)
    closeDatabase(openDatabase({ file, key: zeros, migrations }))
    for (const place of [0, 1, 15, 31]) {
      const other = Buffer.alloc(32)
      other[place] = 1
      expect(() => openDatabase({ file, key: other, migrations })).toThrow(
        expect.objectContaining({ code: 'HOME_DAMAGED' }) as Error,
      )
    }
    closeDatabase(openDatabase({ file, key: zeros, migrations }))
  })

  it('cannot be opened without a key', () => {
    const file = join(temporaryFolder(), 'a.db')
    closeDatabase(openDatabase({ file, key, migrations }))
    const plain = new Database(file)
    expect(() => plain.prepare('SELECT * FROM sqlite_schema').all()).toThrow('not a database')
    plain.close()
  })

  it('leaves the caller its key and refuses one of another length', () => {
    const file = join(temporaryFolder(), 'a.db')
    const own = Buffer.from(key)
    closeDatabase(openDatabase({ file, key: own, migrations }))
    expect(own.equals(key)).toBe(true)
    expect(() => openDatabase({ file, key: own.subarray(1), migrations })).toThrow(TypeError)
  })

  it('sets what keeps plain bytes off the disk and saved work on it, at every open', () => {
    const file = join(temporaryFolder(), 'a.db')
    for (let opened = 0; opened < 2; opened++) {
      const db = openDatabase({ file, key, migrations })
      const read = (name: string): unknown => db.pragma(name, { simple: true })
      expect([read('journal_mode'), read('synchronous'), read('secure_delete'), read('temp_store')]).toEqual([
        'wal',
        2,
        1,
        2,
      ])
      expect([read('foreign_keys'), read('cell_size_check'), read('trusted_schema')]).toEqual([1, 1, 0])
      closeDatabase(db)
    }
  })

  it('is readable by its owner alone', () => {
    const folder = temporaryFolder()
    const db = openDatabase({ file: join(folder, 'a.db'), key, migrations })
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    closeDatabase(db)
  })

  it('tells a flipped bit in a page', () => {
    const file = join(temporaryFolder(), 'a.db')
    const db = openDatabase({ file, key, migrations })
    for (let row = 0; row < 500; row++) db.prepare('INSERT INTO word VALUES (?)').run('x'.repeat(100))
    closeDatabase(db)
    const bytes = readFileSync(file)
    const place = bytes.length - 2_000
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(() => {
      const damaged = openDatabase({ file, key, migrations })
      try {
        damaged.prepare('SELECT sum(length(text)) FROM word').get()
      } finally {
        damaged.close()
      }
    }).toThrow()
  })
})

describe('migrations', () => {
  const second = { version: 2, sql: 'ALTER TABLE word ADD COLUMN language TEXT' }

  it('run once, in order, and keep what is there', () => {
    const file = join(temporaryFolder(), 'a.db')
    const before = openDatabase({ file, key, migrations })
    before.prepare('INSERT INTO word VALUES (?)').run('kept')
    closeDatabase(before)
    for (let opened = 0; opened < 2; opened++) {
      const after = openDatabase({ file, key, migrations: [...migrations, second] })
      expect(after.prepare('SELECT * FROM word').all()).toEqual([{ text: 'kept', language: null }])
      expect(after.pragma('user_version', { simple: true })).toBe(2)
      closeDatabase(after)
    }
  })

  it('leave nothing half done', () => {
    const file = join(temporaryFolder(), 'a.db')
    closeDatabase(openDatabase({ file, key, migrations }))
    const broken = { version: 2, sql: 'ALTER TABLE word ADD COLUMN a TEXT; CREATE TABLE word (x)' }
    expect(() => openDatabase({ file, key, migrations: [...migrations, broken] })).toThrow()
    const db = openDatabase({ file, key, migrations })
    expect(db.prepare('SELECT * FROM word').columns()).toHaveLength(1)
    closeDatabase(db)
  })

  it('refuse a database of a newer build', () => {
    const file = join(temporaryFolder(), 'a.db')
    closeDatabase(openDatabase({ file, key, migrations: [...migrations, second] }))
    expect(() => openDatabase({ file, key, migrations })).toThrow(
      expect.objectContaining({ code: 'HOME_DAMAGED' }) as Error,
    )
  })
})

describe('disk failures', () => {
  it('a full database is told as a full disk and loses nothing', () => {
    const db = openDatabase({ file: join(temporaryFolder(), 'a.db'), key, migrations })
    db.prepare('INSERT INTO word VALUES (?)').run('kept')
    db.pragma('max_page_count = 10')
    expect(() => {
      transact(db, () => db.prepare('INSERT INTO word VALUES (?)').run('x'.repeat(200_000)))
    }).toThrow(expect.objectContaining({ code: 'DISK_FULL' }) as Error)
    expect(db.prepare('SELECT text FROM word').pluck().all()).toEqual(['kept'])
    closeDatabase(db)
  })

  it('a transaction inside a transaction is saved or dropped with it', () => {
    const db = openDatabase({ file: join(temporaryFolder(), 'a.db'), key, migrations })
    const add = db.prepare('INSERT INTO word VALUES (?)')
    expect(() => {
      transact(db, () => {
        transact(db, () => add.run('inner'))
        throw new TypeError('outer')
      })
    }).toThrow(TypeError)
    expect(db.prepare('SELECT count(*) FROM word').pluck().get()).toBe(0)
    closeDatabase(db)
  })
})
