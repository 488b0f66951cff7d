import { join } from 'node:path'
import { z } from 'zod'
import { deriveKey } from '../../guard/keys/derive.ts'
import { wipe } from '../../guard/keys/random.ts'
import { checkpoint, closeDatabase, openDatabase } from '../open-database.ts'
import { createSettings, type Settings } from '../settings.ts'
import { transact } from '../transaction.ts'
import { createCertificates, type Certificates } from './certificates.ts'
import { createDocuments, type Documents } from './documents.ts'
import { createLogEntries, type LogEntries } from './log-entries.ts'
import { createHome } from './migrations/0001-create-home.ts'
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
  close(): void
}

const homeMigrations = [createHome]

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
  const key = deriveKey(homeKey, 'home database')
  try {
    const db = openDatabase({ file: join(homeDir, 'home.db'), key, migrations: homeMigrations })
    return {
      settings: createSettings(db),
      privateKeys: createPrivateKeys(db),
      projects: createProjectRecords(db, projectSchema),
      logEntries: createLogEntries(db),
      documents: createDocuments(db),
      outbox: createOutbox(db),
      certificates: createCertificates(db),
      transaction: (work) => transact(db, work),
      checkpoint: () => {
        checkpoint(db)
      },
      close: () => {
        closeDatabase(db)
      },
    }
  } finally {
    wipe(key)
  }
}
