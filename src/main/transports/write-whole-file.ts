import { randomBytes } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { onDisk } from './disk-failure.ts'

/** Where a file goes, and who may read it. */
export interface WholeFile {
  readonly path: string
  /** Permission bits, reduced by the umask. */
  readonly mode: number
}

/**
 * Writes a file that exists under its name only once it is whole: beside it first, synced, renamed, folder synced.
 *
 * The name in between begins with a dot, which no object's name does.
 *
 * @returns The number of bytes written.
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`, `EXCHANGE_UNREACHABLE`; whatever the source throws.
 */
export async function writeWholeFile(file: WholeFile, source: AsyncIterable<Uint8Array>): Promise<number> {
  const folder = dirname(file.path)
  const between = join(folder, `.${basename(file.path)}.${randomBytes(6).toString('hex')}.part`)
  const handle = await onDisk(open(between, 'wx', file.mode))
  try {
    let sizeBytes = 0
    for await (const chunk of source) {
      await writeAll(handle, chunk)
      sizeBytes += chunk.length
    }
    await onDisk(handle.sync())
    await onDisk(handle.close())
    await onDisk(rename(between, file.path))
    await syncFolder(folder)
    return sizeBytes
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(between, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Makes a new or removed name in a folder durable. Where folders have no handle to sync, as on Windows, does nothing. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  if (folder === null) return
  await folder.sync().catch(() => undefined)
  await folder.close()
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    written += (await onDisk(handle.write(chunk, written))).bytesWritten
  }
}
