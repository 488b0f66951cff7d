import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskStep } from './disk-step.ts'

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
  const handle = await diskStep(open(temporary, 'wx', 0o600))
  let isDone = false
  return {
    async write(chunk) {
      for (let written = 0; written < chunk.length;) {
        written += (await diskStep(handle.write(chunk, written))).bytesWritten
      }
    },
    async commit() {
      await diskStep(handle.sync())
      await diskStep(handle.close())
      await diskStep(rename(temporary, path))
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
