import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { onDisk } from './disk-failure.ts'

/**
 * Makes the names in a folder durable: after it returns, a rename or removal in that folder survives a power cut.
 *
 * Windows cannot open a folder for that; its file system journals names itself, so there it does nothing.
 *
 * @throws {@link Failure} `DISK_FAILED`
 */
export const syncDirectory = (directory: string): void => {
  if (process.platform === 'win32') return
  onDisk(() => {
    const folder = openSync(directory, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  })
}

const writeDurably = (file: string, bytes: Uint8Array): void => {
  const opened = openSync(file, 'wx', 0o600)
  try {
    let written = 0
    while (written < bytes.length) written += writeSync(opened, bytes, written)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/**
 * Puts bytes into a file so that a reader finds the old file or the new one, whole, also after a power cut.
 *
 * Writes a temporary sibling, syncs it, renames it and syncs the folder. The file is readable by its owner alone (600).
 *
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`; the old file is then untouched.
 */
export const writeFileAtomically = (file: string, bytes: Uint8Array): void => {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  onDisk(() => {
    try {
      writeDurably(temporary, bytes)
      renameSync(temporary, file)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    syncDirectory(dirname(file))
  })
}

/** Reads a whole file, or null when it is not there. @throws {@link Failure} `DISK_FAILED` */
export const readFileIfPresent = (file: string): Buffer | null =>
  onDisk(() => {
    try {
      return readFileSync(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  })

/** Removes a file if it is there and makes that durable. @throws {@link Failure} `DISK_FAILED` */
export const removeFileDurably = (file: string): void => {
  onDisk(() => {
    rmSync(file, { force: true })
  })
  syncDirectory(dirname(file))
}
