import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

/**
 * The browser part makes a socket below the temporary folder, and the path of a socket holds at most 107 bytes. Its own part
 * of the name takes less than 50 of them.
 */
const longestTempBytes = 107 - 50

/** A temporary folder under a name that is short enough. */
export interface ShortTemp {
  readonly path: string
  /** Takes the short name away again. The folder itself is the sweep's business. */
  readonly leave: () => void
}

const shortFolder = (): string => {
  const runtime = process.env['XDG_RUNTIME_DIR']
  const isShort = runtime !== undefined && Buffer.byteLength(runtime) < longestTempBytes - 20
  return isShort && existsSync(runtime) ? runtime : '/tmp'
}

/**
 * Gives a temporary folder a short name when its own is too long: a link in a fresh folder that only this account may enter.
 * Everything that is written still lies in the folder itself, inside the home.
 */
export const shortenTemp = (temp: string): ShortTemp => {
  if (process.platform === 'win32' || Buffer.byteLength(temp) <= longestTempBytes)
    return { path: temp, leave: () => undefined }
  const folder = mkdtempSync(path.join(shortFolder(), 'aw-'))
  const link = path.join(folder, 't')
  symlinkSync(temp, link, 'dir')
  return {
    path: link,
    leave: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
