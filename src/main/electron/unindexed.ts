import { execFile } from 'node:child_process'
import path from 'node:path'

/** Runs a program of the system; whether it worked is of no consequence, because all that lies in the home is ciphertext. */
export type RunProgram = (program: string, args: readonly string[]) => void

const longestMs = 20_000

const runQuietly: RunProgram = (program, args) => {
  execFile(program, [...args], { timeout: longestMs, windowsHide: true }, () => undefined)
}

/**
 * Asks the system to leave a home folder out of its search index (Windows) and its backups (macOS), for everything that is
 * made in it from now on too. On macOS the name of the usual home keeps the index away; on Linux its place in a hidden folder does.
 */
export const keepOutOfIndex = (
  homeDir: string,
  platform: NodeJS.Platform = process.platform,
  run: RunProgram = runQuietly,
): void => {
  if (platform === 'darwin') run('/usr/bin/tmutil', ['addexclusion', homeDir])
  if (platform !== 'win32') return
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows'
  run(path.win32.join(windows, 'System32', 'attrib.exe'), ['+I', homeDir])
}
