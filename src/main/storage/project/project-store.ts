import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectId as projectIdSchema } from '../../../shared/ids.ts'
import { syncDirectory } from '../atomic-file.ts'
import { onDisk } from '../disk-failure.ts'
import { checkpoint, closeDatabase, openDatabase } from '../open-database.ts'
import { createSettings, type Settings } from '../settings.ts'
import { transact } from '../transaction.ts'
import { createChanges, type Changes } from './changes.ts'
import { createComments, type Comments } from './comments.ts'
import { createForget, type Forget } from './forget.ts'
import { createItemStates, type ItemStates } from './item-states.ts'
import { createProject } from './migrations/0001-create-project.ts'
import { converseAndFind } from './migrations/0002-converse-and-find.ts'
import { countMaskTiles } from './migrations/0003-count-mask-tiles.ts'
import { createPositions, type Positions } from './positions.ts'
import { createSubmissions, type Submissions } from './submissions.ts'

/** One project's work in its own encrypted file under its own key, so that destroying the key ends it alone. */
export interface ProjectStore<T = unknown> {
  readonly settings: Settings
  readonly changes: Changes
  readonly itemStates: ItemStates
  readonly comments: Comments
  readonly positions: Positions
  readonly submissions: Submissions<T>
  readonly forget: Forget
  /** Runs work over several tables that is saved whole or not at all. */
  transaction<R>(work: () => R): R
  /** Makes what was deleted go from the disk. */
  checkpoint(): void
  close(): void
}

const projectMigrations = [createProject, converseAndFind, countMaskTiles]
const folderOf = (homeDir: string): string => join(homeDir, 'projects')

/** Where the database of a project lies. The id is checked: it becomes a file name. */
export const projectDatabasePath = (homeDir: string, projectId: string): string =>
  join(folderOf(homeDir), `${projectIdSchema.parse(projectId)}.db`)

/**
 * Opens `projects/<projectId>.db`, and makes it when it is not there.
 *
 * @param key - The project's local key, 32 bytes; the caller keeps and wipes it.
 * @param submissionSchema - What a delivered item holds; any JSON when left out.
 * @throws {@link Failure} `HOME_DAMAGED`, `DISK_FULL`, `DISK_FAILED`
 */
export function openProjectStore(access: { homeDir: string; projectId: string; key: Uint8Array }): ProjectStore
export function openProjectStore<T>(access: {
  homeDir: string
  projectId: string
  key: Uint8Array
  submissionSchema: z.ZodType<T>
}): ProjectStore<T>
export function openProjectStore({
  homeDir,
  projectId,
  key,
  submissionSchema = z.unknown(),
}: {
  homeDir: string
  projectId: string
  key: Uint8Array
  submissionSchema?: z.ZodType
}): ProjectStore {
  const file = projectDatabasePath(homeDir, projectId)
  onDisk(() => mkdirSync(folderOf(homeDir), { recursive: true, mode: 0o700 }))
  const db = openDatabase({ file, key, migrations: projectMigrations })
  return {
    settings: createSettings(db),
    changes: createChanges(db),
    itemStates: createItemStates(db),
    comments: createComments(db),
    positions: createPositions(db),
    submissions: createSubmissions(db, submissionSchema),
    forget: createForget(db),
    transaction: (work) => transact(db, work),
    checkpoint: () => {
      checkpoint(db)
    },
    close: () => {
      closeDatabase(db)
    },
  }
}

/**
 * Removes a project's database with its side files, durably. Destroy its key first: that is what makes old blocks useless.
 *
 * May be called again and when nothing is there, so that a wipe can resume.
 *
 * @param store - Closed first when given.
 * @returns How many files were removed.
 * @throws {@link Failure} `DISK_FAILED`
 */
export const destroyProjectStore = (place: {
  readonly homeDir: string
  readonly projectId: string
  readonly store?: Pick<ProjectStore, 'close'> | undefined
}): number =>
  onDisk(() => {
    place.store?.close()
    const file = projectDatabasePath(place.homeDir, place.projectId)
    const present = ['', '-wal', '-shm', '-journal'].map((suffix) => file + suffix).filter((name) => existsSync(name))
    for (const name of present) rmSync(name)
    if (existsSync(folderOf(place.homeDir))) syncDirectory(folderOf(place.homeDir))
    return present.length
  })
