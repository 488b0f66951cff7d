import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../shared/failures.ts'
import type { SkipReason } from './skip-reasons.ts'

/** One thing found in a folder: a file to look at, or something to leave out. */
export interface FoundFile {
  /** Path below the folder, with `/`. */
  readonly name: string
  readonly path: string
  readonly skip: SkipReason | null
}

const systemNames = new Set(['thumbs.db', 'desktop.ini', '__macosx', '$recycle.bin', 'system volume information'])
/** Fixed language, so that the same folder gives the same order on every device. */
const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' })

/** Orders names as people count: `2` before `10`. */
export const compareNaturally = (a: string, b: string): number => natural.compare(a, b) || (a < b ? -1 : Number(a > b))

/**
 * Walks a folder, its files before its folders, both in natural order, following no link.
 *
 * @throws {@link Failure} `FOLDER_UNREADABLE` when the folder itself cannot be read; one below it is reported instead.
 */
export async function* walkFolder(root: string): AsyncGenerator<FoundFile> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    throw new Failure('FOLDER_UNREADABLE', { cause: error })
  })
  yield* walkEntries(root, '', entries)
}

async function* walkEntries(folder: string, prefix: string, entries: Dirent[]): AsyncGenerator<FoundFile> {
  const filesFirst = (a: Dirent, b: Dirent): number => Number(a.isDirectory()) - Number(b.isDirectory())
  for (const entry of entries.sort((a, b) => filesFirst(a, b) || compareNaturally(a.name, b.name))) {
    const found = { name: prefix + entry.name, path: join(folder, entry.name) }
    const skip = reasonToSkip(entry)
    if (skip !== null || entry.isFile()) {
      yield { ...found, skip }
      continue
    }
    const inner = await readdir(found.path, { withFileTypes: true }).catch(() => null)
    if (inner === null) yield { ...found, skip: 'unreadable' }
    else yield* walkEntries(found.path, `${found.name}/`, inner)
  }
}

function reasonToSkip(entry: Dirent): SkipReason | null {
  if (entry.name.startsWith('.') || systemNames.has(entry.name.toLowerCase())) return 'hidden'
  if (entry.isSymbolicLink()) return 'link'
  if (!entry.isFile() && !entry.isDirectory()) return 'not-a-file'
  // A name that is not valid Unicode on the disk reads back with replacement characters: the file cannot be opened by it.
  return entry.name.includes('\ufffd') ? 'name-unsuitable' : null
}
