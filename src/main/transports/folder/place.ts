import { mkdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import { errorCode, onDisk } from '../disk-failure.ts'
import { splitObjectName } from '../object-name.ts'

/** Finds the place of an object below a root, and never one outside it. */
export interface Place {
  /** Real path of the folder that holds an object or a listing, or null when it is not there. */
  find(folders: readonly string[]): Promise<string | null>
  /** The same, made when it is not there. */
  make(folders: readonly string[]): Promise<string>
}

/** Folder steps and file of an object's name. */
export function splitPlace(name: string): { folders: string[]; file: string } {
  const steps = splitObjectName(name)
  return { folders: steps.slice(0, -1), file: steps.at(-1) ?? '' }
}

/**
 * Creates the finder for a root.
 *
 * The root is never made: a stick that was pulled or a share that is gone must not be replaced by an empty folder. Links are
 * resolved before use, and whatever leads out of the root is refused.
 */
export function createPlace(root: string): Place {
  async function realRoot(): Promise<string> {
    const real = await onDisk(realpath(root))
    if (!(await onDisk(stat(real))).isDirectory()) throw new Failure('EXCHANGE_UNREACHABLE')
    return real
  }

  async function find(folders: readonly string[]): Promise<string | null> {
    const base = await realRoot()
    const real = await onDisk(
      realpath(join(base, ...folders)).catch((error: unknown) => {
        if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null
        throw error
      }),
    )
    if (real === null) return null
    const inside = relative(base, real)
    if (inside === '..' || inside.startsWith(`..${sep}`)) throw new Failure('EXCHANGE_UNREACHABLE')
    return real
  }

  return {
    find,
    async make(folders) {
      let current = await realRoot()
      for (const [depth, folder] of folders.entries()) {
        const next = join(current, folder)
        await onDisk(
          mkdir(next).catch((error: unknown) => {
            if (errorCode(error) !== 'EEXIST') throw error
          }),
        )
        current = (await find(folders.slice(0, depth + 1))) ?? next
      }
      return current
    },
  }
}
