import path from 'node:path'
import { contract } from '../../../../src/shared/ipc/contract.ts'
import { Failure } from '../../../../src/shared/failures.ts'
import type { FileToken, FolderToken } from '../../../../src/shared/ids.ts'
import { startApp, type ServedStation } from '../../../../src/main/electron/start.ts'
import { takeCommandLine } from '../../../../src/main/electron/command-line.ts'

/** The real adapters over a station that answers with what it was asked, so that a test can see what arrives. */
type Fixture = Omit<ServedStation, 'handlers'> & { readonly handlers: unknown }

const listeners = new Set<(group: string, name: string, payload: unknown) => void>()
const locks: string[] = []

const bytes = new Uint8Array(3_000_000).map((_value, index) => index % 251)

const refuseAll = Object.fromEntries(
  Object.entries(contract).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.keys(members).map((name) => [
        name,
        () => {
          throw new Failure('NOT_FOUND')
        },
      ]),
    ),
  ]),
)

const state = () => ({
  stage: 'unlocked',
  keysUnlocked: true,
  member: null,
  device: null,
  organisation: null,
  lock: locks.length === 0 ? null : { at: new Date().toISOString(), cause: locks.at(-1) },
  place: null,
  unlockWaitMs: 0,
  lastSavedAt: null,
  undeliveredItems: locks.length,
  keyStore: { backend: 'none', usable: true, reason: null },
  exchange: { reachedAt: null, reachable: null },
  idleLockMinutes: 10,
  build: { version: '0.0.0', commit: 'fixture' },
})

const station: Fixture = {
  handlers: {
    ...refuseAll,
    session: { ...refuseAll['session'], state },
    work: {
      ...refuseAll['work'],
      visit: () => {
        for (const listener of listeners) listener('work', 'changed', {})
        return {}
      },
    },
  },
  standing: () => ({ unlocked: true, roles: ['annotator'] }),
  onNotice: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  itemBytes: ({ shardId, part }) => {
    if (shardId !== 'shard_1') return Promise.reject(new Failure('NOT_ASSIGNED'))
    return Promise.resolve({ mediaType: part === 'jpg' ? 'image/jpeg' : 'text/html', bytes: bytes.slice() })
  },
  takePicture: () => {
    throw new Failure('NOT_ASSIGNED')
  },
  lock: (cause) => {
    locks.push(cause)
    return Promise.resolve()
  },
  protectsContent: () => true,
  notePosture: () => Promise.resolve(),
  noteWindow: (event, reason) => {
    process.stdout.write(`${JSON.stringify({ window: event, reason })}\n`)
  },
  noteRefused: (code, call) => {
    process.stdout.write(`${JSON.stringify({ refused: code, call })}\n`)
  },
  close: () => {
    process.stdout.write('{"closed":true}\n')
    return Promise.resolve()
  },
  files: { remember: () => 'file_1' as FileToken },
  folders: { remember: (folder: string) => `token_${Buffer.from(folder).length.toString()}` as FolderToken },
}

const { homeDir } = takeCommandLine()
void startApp({
  homeDir: homeDir ?? '',
  rendererDir: path.join(import.meta.dirname, 'page'),
  preload: path.join(import.meta.dirname, 'preload.cjs'),
  contentProtection: true,
  compose: () => station as unknown as ServedStation,
})
