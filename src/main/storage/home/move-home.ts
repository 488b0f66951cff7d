import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import { syncDirectory } from '../atomic-file.ts'
import { onDisk } from '../disk-failure.ts'
import {
  attachDatabase,
  checkpoint,
  closeDatabase,
  opensUnder,
  openDatabase,
  type OpenDatabase,
} from '../open-database.ts'
import type { Migration } from '../migrate.ts'

/** The home database of a folder. */
export const homeFile = (homeDir: string): string => join(homeDir, 'home.db')
const nextFile = (homeDir: string): string => join(homeDir, 'home.next.db')

const removeDatabase = (file: string): void => {
  for (const suffix of ['-wal', '-shm', '']) rmSync(`${file}${suffix}`, { force: true })
}

const syncFile = (file: string): void => {
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Puts the next database in the place of the old one, whose log goes first: it must never meet the new pages. */
const swap = (homeDir: string): void => {
  onDisk(() => {
    for (const suffix of ['-wal', '-shm']) rmSync(`${homeFile(homeDir)}${suffix}`, { force: true })
    syncDirectory(homeDir)
    renameSync(nextFile(homeDir), homeFile(homeDir))
  })
  syncDirectory(homeDir)
}

/**
 * Finishes or undoes a move that was cut short. The key out of the slot decides: a home database that it opens stays, one
 * that it does not open gives way to the next one.
 *
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`
 */
export const settleHome = (homeDir: string, key: Uint8Array): void => {
  if (!existsSync(nextFile(homeDir))) return
  const filled = (file: string): boolean => existsSync(file) && statSync(file).size > 0
  if (filled(homeFile(homeDir)) && opensUnder(homeFile(homeDir), key)) {
    onDisk(() => {
      removeDatabase(nextFile(homeDir))
    })
    syncDirectory(homeDir)
    return
  }
  if (filled(nextFile(homeDir)) && opensUnder(nextFile(homeDir), key)) swap(homeDir)
}

/** Writes every row into a new database beside the old one. Free pages and what was deleted stay behind. */
const copyInto = (db: OpenDatabase, homeDir: string, plan: { key: Uint8Array; migrations: readonly Migration[] }) => {
  const file = nextFile(homeDir)
  removeDatabase(file)
  closeDatabase(openDatabase({ file, ...plan }))
  checkpoint(db)
  const detach = attachDatabase(db, file, plan.key)
  try {
    db.transaction(() => {
      const tables = db
        .prepare<[], { name: string }>(
          "SELECT name FROM next.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        )
        .all()
      for (const { name } of tables) db.exec(`INSERT INTO next."${name}" SELECT * FROM main."${name}"`)
    }).immediate()
  } finally {
    detach()
  }
  syncFile(file)
  syncDirectory(homeDir)
}

/**
 * Moves the home database under another key and gives it back open under that key.
 *
 * `commit` is called when the new file is whole and on the disk; what goes wrong before or in it leaves the old database as
 * it was, open. When it is unsure whether the change is durable, the database is closed, so that nothing more is saved into
 * a file that may be given up. All in one turn of the event loop, so that nothing is written between copy and change.
 *
 * @param db - Closed when the move was made.
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`, and what `commit` throws
 */
export const moveHome = (
  db: OpenDatabase,
  homeDir: string,
  plan: { key: Uint8Array; migrations: readonly Migration[]; commit: () => 'durable' | 'unsure' },
): OpenDatabase => {
  const { key, migrations, commit } = plan
  const outcome = onDisk(() => {
    copyInto(db, homeDir, { key, migrations })
    return commit()
  })
  closeDatabase(db)
  if (outcome === 'unsure') throw new Failure('DISK_FAILED')
  swap(homeDir)
  return openDatabase({ file: homeFile(homeDir), key, migrations })
}
