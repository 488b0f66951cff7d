import path from 'node:path'
import type { PostureFact } from '../../../shared/posture.ts'
import { askBitLocker, askFileVault } from './ask-system.ts'
import { linuxCoreDumps } from './core-dumps.ts'
import { linuxDiskState, linuxSwapState, type DiskState } from './linux-disk.ts'
import { readSeenFrom } from './seen-from.ts'
import { ownSystemFiles, type SystemFiles } from './system-files.ts'

export interface PostureQuestion {
  readonly homeDir: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly hardware: { readonly manufacturer: string; readonly model: string }
  readonly files?: SystemFiles
}

const diskFacts = { encrypted: 'on', memory: 'on', plain: 'off', unknown: 'unknown' } as const

const readDisk = async ({ platform, homeDir }: PostureQuestion, files: SystemFiles): Promise<DiskState> => {
  if (platform === 'linux') return linuxDiskState(files, homeDir)
  if (platform === 'darwin') return askFileVault()
  return platform === 'win32' ? askBitLocker(path.win32.parse(homeDir).root.slice(0, 1)) : 'unknown'
}

/** macOS encrypts its swap always. Windows keeps it on the system's drive. */
const readSwap = async ({ platform, environment }: PostureQuestion, files: SystemFiles): Promise<DiskState> => {
  if (platform === 'linux') return linuxSwapState(files)
  if (platform === 'darwin') return 'encrypted'
  return platform === 'win32' ? askBitLocker((environment['SYSTEMDRIVE'] ?? '').slice(0, 1)) : 'unknown'
}

const readCoreDumps = (platform: NodeJS.Platform, files: SystemFiles): PostureFact['state'] => {
  if (platform !== 'linux') return 'unknown'
  return { off: 'on', on: 'off', unknown: 'unknown' }[linuxCoreDumps(files)] as PostureFact['state']
}

/**
 * Reads how the system around the workstation stands, as far as an ordinary program may know: what it cannot know is
 * `unknown`, never assumed.
 */
export const readPosture = async (question: PostureQuestion): Promise<PostureFact[]> => {
  const { platform, environment, hardware, files = ownSystemFiles } = question
  const [disk, swap] = await Promise.all([readDisk(question, files), readSwap(question, files)])
  const { remote, virtual } = readSeenFrom(platform, environment, hardware)
  return [
    { guard: 'disk-encrypted', state: diskFacts[disk] },
    { guard: 'swap-encrypted', state: diskFacts[swap] },
    { guard: 'no-core-dumps', state: readCoreDumps(platform, files) },
    { guard: 'capture-blocked', state: platform === 'win32' ? 'on' : 'off' },
    { guard: 'not-remote', state: remote ? 'off' : 'on' },
    { guard: 'not-virtual', state: virtual ? 'off' : 'on' },
  ]
}
