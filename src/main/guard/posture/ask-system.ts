import { execFile } from 'node:child_process'
import type { DiskState } from './linux-disk.ts'

const longestAnswerMs = 5000

/** What a program of the system prints, or `null` when it is not there, fails or takes too long. */
const ask = (program: string, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    const options = { timeout: longestAnswerMs, windowsHide: true, maxBuffer: 65_536 }
    execFile(program, [...args], options, (error, stdout) => {
      resolve(error === null ? stdout : null)
    })
  })

/** FileVault, by Apple's own words. */
export const readFileVault = (answer: string | null): DiskState => {
  if (answer === null) return 'unknown'
  if (/^FileVault is On\.(?!.*Decryption)/m.test(answer)) return 'encrypted'
  return /FileVault is Off/.test(answer) ? 'plain' : 'unknown'
}

/** BitLocker, by the number that the shell shows without administrator's rights: 1 on, 2 off; others are on the way or locked. */
export const readBitLocker = (answer: string | null): DiskState => {
  const state = answer?.trim()
  return state === '1' ? 'encrypted' : state === '2' ? 'plain' : 'unknown'
}

export const askFileVault = async (): Promise<DiskState> => readFileVault(await ask('/usr/bin/fdesetup', ['status']))

/** @param drive - One letter. */
export const askBitLocker = async (drive: string): Promise<DiskState> => {
  if (!/^[A-Za-z]$/.test(drive)) return 'unknown'
  const shell = `(New-Object -ComObject Shell.Application).NameSpace('${drive}:').Self.ExtendedProperty('System.Volume.BitLockerProtection')`
  return readBitLocker(await ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', shell]))
}
