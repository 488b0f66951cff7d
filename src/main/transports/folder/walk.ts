import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, onDisk } from '../disk-failure.ts'
import type { StoredObject } from '../transport.ts'

/** Where a walk is: a folder, the name that leads to it, and the prefix that is asked for. */
interface WalkStep {
  readonly folder: string
  readonly name: string
  readonly prefix: string
}

/**
 * Lists the files below a folder in ascending order of their names. Follows no link and skips what begins with a dot.
 *
 * Holds one folder's names at a time for each depth.
 */
export async function* walkFolder(step: WalkStep): AsyncGenerator<StoredObject> {
  const entries = (await onDisk(readdir(step.folder, { withFileTypes: true })))
    .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    // A folder sorts by the slash that follows its name, so that the whole listing is in order.
    .map((entry) => ({ file: entry.name, name: step.name + entry.name + (entry.isDirectory() ? '/' : '') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { file, name } of entries) {
    const path = join(step.folder, file)
    if (name.endsWith('/')) {
      const isOnTheWay = name.startsWith(step.prefix) || step.prefix.startsWith(name)
      if (isOnTheWay) yield* walkFolder({ folder: path, name, prefix: step.prefix })
    } else if (name.startsWith(step.prefix)) {
      const sizeBytes = await sizeOf(path)
      if (sizeBytes !== null) yield { name, sizeBytes }
    }
  }
}

/** Size of a file, or null when it went away since its folder was read. */
const sizeOf = (path: string): Promise<number | null> =>
  onDisk(
    lstat(path).then(
      (found) => found.size,
      (error: unknown) => {
        if (errorCode(error) === 'ENOENT') return null
        throw error
      },
    ),
  )
