import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { deriveKey } from '../../guard/keys/derive.ts'
import { wipe } from '../../guard/keys/random.ts'
import { checkpoint, closeDatabase, openDatabase, type OpenDatabase } from '../open-database.ts'
import { createSettings, type Settings } from '../settings.ts'
import { transact } from '../transaction.ts'
import { createCertificates, type Certificates } from './certificates.ts'
import { createDocuments, type Documents } from './documents.ts'
import { createLogEntries, type LogEntries } from './log-entries.ts'
import { createHome } from './migrations/0001-create-home.ts'
import { homeFile, moveHome, settleHome } from './move-home.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPrivateKeys, type PrivateKeys } from './private-keys.ts'
import { createProjectRecords, type ProjectRecords } from './project-records.ts'

/** What belongs to the device and its member. One encrypted file, `home.db`. */
export interface HomeStore<T = unknown> {
  readonly settings: Settings
  readonly privateKeys: PrivateKeys
  readonly projects: ProjectRecords<T>
  readonly logEntries: LogEntries
  readonly documents: Documents
  readonly outbox: Outbox
  readonly certificates: Certificates
  /** Runs work over several tables that is saved whole or not at all. */
  transaction<R>(work: () => R): R
  /** Makes what was deleted go from the disk. */
  checkpoint(): void
  /**
   * Puts everything under another home key. The parts above stay usable through this object; do not keep them apart from it.
   *
   * @param commit - Called when everything is on the disk under that key; makes the key the home's.
   * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`, and what `commit` throws: then it is open under the old key
   */
  moveUnder(homeKey: Uint8Array, commit: () => 'durable' | 'unsure'): void
  /** False once a move was made but its file could not be taken into use: it has to be opened anew, under the new key. */
  isUsable(): boolean
  close(): void
}

const homeMigrations = [createHome]

const tablesOf = (db: OpenDatabase, projectSchema: z.ZodType) => ({
  settings: createSettings(db),
  privateKeys: createPrivateKeys(db),
  projects: createProjectRecords(db, projectSchema),
  logEntries: createLogEntries(db),
  documents: createDocuments(db),
  outbox: createOutbox(db),
  certificates: createCertificates(db),
})

type Tables = ReturnType<typeof tablesOf>

/** The parts of the store that is open now: they are looked up at each use, because a move replaces them. */
const partsOf = (current: () => Tables): Tables => ({
  get settings() {
    return current().settings
  },
  get privateKeys() {
    return current().privateKeys
  },
  get projects() {
    return current().projects
  },
  get logEntries() {
    return current().logEntries
  },
  get documents() {
    return current().documents
  },
  get outbox() {
    return current().outbox
  },
  get certificates() {
    return current().certificates
  },
})

const withDatabaseKey = <R>(homeKey: Uint8Array, use: (key: Uint8Array) => R): R => {
  const key = deriveKey(homeKey, 'home database')
  try {
    return use(key)
  } finally {
    wipe(key)
  }
}

/**
 * Opens `home.db` under a key derived from the home key.
 *
 * @param homeKey - 32 bytes; the caller keeps and wipes it.
 * @param projectSchema - What the services keep with each project; any JSON when left out.
 * @throws {@link Failure} `HOME_DAMAGED`, `DISK_FULL`, `DISK_FAILED`
 */
export function openHomeStore(access: { homeDir: string; homeKey: Uint8Array }): HomeStore
export function openHomeStore<T>(access: {
  homeDir: string
  homeKey: Uint8Array
  projectSchema: z.ZodType<T>
}): HomeStore<T>
export function openHomeStore({
  homeDir,
  homeKey,
  projectSchema = z.unknown(),
}: {
  homeDir: string
  homeKey: Uint8Array
  projectSchema?: z.ZodType
}): HomeStore {
  const open = (): OpenDatabase =>
    withDatabaseKey(homeKey, (key) => {
      settleHome(homeDir, key)
      return openDatabase({ file: homeFile(homeDir), key, migrations: homeMigrations })
    })
  let db = open()
  let tables: Tables | null = tablesOf(db, projectSchema)
  /** Null when a move was made but its file could not be taken into use: what were written now would be lost. */
  const current = (): Tables => {
    if (!tables) throw new Failure('DISK_FAILED')
    return tables
  }
  return Object.assign(partsOf(current), {
    transaction: <R>(work: () => R): R => {
      current()
      return transact(db, work)
    },
    checkpoint: () => {
      current()
      checkpoint(db)
    },
    moveUnder: (nextKey: Uint8Array, commit: () => 'durable' | 'unsure') => {
      current()
      const move = (key: Uint8Array): OpenDatabase =>
        moveHome(db, homeDir, {
          key,
          migrations: homeMigrations,
          commit: () => {
            const outcome = commit()
            tables = null
            return outcome
          },
        })
      db = withDatabaseKey(nextKey, move)
      tables = tablesOf(db, projectSchema)
    },
    isUsable: () => tables !== null,
    close: () => {
      closeDatabase(db)
    },
  })
}
