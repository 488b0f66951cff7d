import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Gives a folder a short second name while something works in it.
 *
 * Chromium puts a socket below a home's temp folder, and on Linux a socket's path may have 107 bytes: from a checkout deep
 * down in the tree the app would not open.
 *
 * @template T
 * @param {string} folder
 * @param {(shortName: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withShortName = async (folder, work) => {
  if (process.platform !== 'linux') return work(folder)
  const parent = mkdtempSync('/tmp/aw-')
  const link = join(parent, 'home')
  symlinkSync(folder, link, 'dir')
  try {
    return await work(link)
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}
