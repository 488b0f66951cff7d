import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A regular file under a root. */
export interface FoundFile {
  readonly path: string
  readonly sizeBytes: number
}

/** What a walk meets. */
export interface Walk {
  readonly file?: FoundFile
  /** A folder or file that could not be looked at. */
  readonly unreadable?: string
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/**
 * Every regular file under some roots, in a steady order. A root may be a file. Links are not followed, so nothing outside
 * is looked at; what vanishes meanwhile is passed over; what cannot be looked at is told.
 */
export async function* walkFiles(roots: readonly string[]): AsyncGenerator<Walk> {
  const waiting = [...roots].reverse()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    try {
      const found = await lstat(path)
      if (found.isDirectory()) {
        const names = (await readdir(path)).sort().reverse()
        for (const name of names) waiting.push(join(path, name))
      }
      if (found.isFile()) yield { file: { path, sizeBytes: found.size } }
    } catch (error) {
      if (!isGone(error)) yield { unreadable: path }
    }
  }
}
