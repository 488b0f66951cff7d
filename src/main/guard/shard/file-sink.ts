import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../../../shared/failures.ts'

/** Takes sealed bytes in order. A promise that waits holds the writer back. */
export interface ByteSink {
  write(chunk: Uint8Array): Promise<void>
}

/** A file that exists under its name only once it is whole and on the disk. */
export interface FileSink extends ByteSink {
  /** Syncs the bytes, gives the file its name and syncs the folder. */
  commit(): Promise<void>
  /** Removes what was written. Safe to call at any time; after {@link FileSink.commit} it does nothing. */
  discard(): Promise<void>
}

/**
 * Creates a file beside its final place, readable by its owner only.
 *
 * @throws {@link Failure} `DISK_FULL` or `DISK_FAILED`, here and from every method.
 */
export async function createFileSink(path: string): Promise<FileSink> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`
  const handle = await refusing(open(temporary, 'wx', 0o600))
  let isDone = false
  return {
    async write(chunk) {
      for (let written = 0; written < chunk.length;) {
        written += (await refusing(handle.write(chunk, written))).bytesWritten
      }
    },
    async commit() {
      await refusing(handle.sync())
      await refusing(handle.close())
      await refusing(rename(temporary, path))
      isDone = true
      await syncFolder(dirname(path))
    },
    async discard() {
      if (isDone) return
      isDone = true
      await handle.close().catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no handle of a folder to sync; its rename is journalled.
  const folder = await open(path, 'r').catch(() => null)
  if (folder === null) return
  await folder.sync().catch(() => undefined)
  await folder.close()
}

async function refusing<T>(step: Promise<T>): Promise<T> {
  try {
    return await step
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new Failure(code === 'ENOSPC' || code === 'EDQUOT' ? 'DISK_FULL' : 'DISK_FAILED', { cause: error })
  }
}
