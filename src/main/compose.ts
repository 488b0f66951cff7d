import type { Standing } from '../shared/access/permissions.ts'
import type { ShardId } from '../shared/ids.ts'
import type { StationContract } from '../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../shared/ipc/define.ts'
import { createDeviceHandlers } from './features/device/handlers.ts'
import { createMembersHandlers } from './features/members/handlers.ts'
import { createProjectsHandlers } from './features/projects/handlers.ts'
import { createReviewHandlers } from './features/review/handlers.ts'
import { readReviewPart } from './features/review/service.ts'
import { createSessionHandlers } from './features/session/handlers.ts'
import { describeSession } from './features/session/state.ts'
import { createWorkHandlers } from './features/work/handlers.ts'
import { readPart } from './features/work/open.ts'
import { createAuditLog } from './guard/audit/audit-log.ts'
import type { KeyStore } from './guard/keys/key-store.ts'
import { proveCryptography } from './guard/keys/known-answers.ts'
import type { BuildStamp } from './station/build-stamp.ts'
import type { Caller } from './station/caller.ts'
import { createFolders, type Folders } from './station/folders.ts'
import { createStationCore, type LockCause, type StationCore } from './station/station.ts'
import { takeInstanceLock } from './storage/instance-lock.ts'

export type { Caller } from './station/caller.ts'

/** The calls that need a window stay with whoever has one. */
type OwnGroups = Omit<Handlers<StationContract, Caller>, 'dialogs' | 'window'>

export interface StationOptions {
  readonly homeDir: string
  readonly build: BuildStamp
  readonly keyStore: KeyStore
  readonly nowMs?: () => number
}

/** The electron-free whole: one home folder and everything that can be asked of it. Shared by app, command line and tests. */
export interface Station {
  readonly handlers: OwnGroups
  /** Asked at every call: who is here now, and with which roles. */
  readonly standing: () => Standing
  readonly onNotice: (listener: (group: string, name: string, payload: unknown) => void) => () => void
  /** @throws {@link Failure} a refusal reason, `NOT_FOUND`, `ITEM_DAMAGED`, `LOCKED` */
  readonly itemBytes: (place: {
    shardId: string
    index: number
    part: string
  }) => Promise<{ mediaType: string; bytes: Uint8Array }>
  readonly lock: (cause: LockCause) => Promise<void>
  readonly folders: Folders
  readonly close: () => Promise<void>
}

/**
 * Builds a station over a home folder and takes it for this process.
 *
 * @throws {@link Failure} `CRYPTO_UNSUITABLE`, `HOME_IN_USE`, `DISK_FAILED`
 */
export const compose = async ({ homeDir, build, keyStore, nowMs = Date.now }: StationOptions): Promise<Station> => {
  await proveCryptography()
  const instance = takeInstanceLock(homeDir)
  const audit = createAuditLog({ homeDir, build: `${build.version} ${build.commit}`, now: nowMs })
  const listeners = new Set<(group: string, name: string, payload: unknown) => void>()
  const notify: Notify<StationContract> = (group, name, payload) => {
    for (const listener of listeners) listener(group, name, payload)
  }
  const folders = createFolders()
  const core: StationCore = createStationCore({
    homeDir,
    build,
    keyStore,
    audit,
    nowMs,
    onChange: () => {
      void describeSession(core).then((state) => {
        notify('session', 'changed', state)
      })
    },
  })
  audit.append({ event: 'app.start', result: 'done', reason: null, subject: null })
  return {
    handlers: {
      session: createSessionHandlers(core, folders),
      work: createWorkHandlers(core, notify),
      projects: createProjectsHandlers(core, { folders, notify }),
      review: createReviewHandlers(core, notify),
      members: createMembersHandlers(core, notify),
      device: createDeviceHandlers(core),
    },
    standing: core.standing,
    onNotice: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    itemBytes: (place) => readItem(core, place),
    lock: core.lock,
    folders,
    close: async () => {
      listeners.clear()
      await core.lock('person')
      audit.append({ event: 'app.stop', result: 'done', reason: null, subject: null })
      audit.close()
      instance.release()
    },
  }
}

/** A lead reads own projects; everybody else passes the decision for the shard. */
const readItem = async (core: StationCore, place: { shardId: string; index: number; part: string }) => {
  const at = core.require()
  const asked = { ...place, shardId: place.shardId as ShardId }
  return (await readReviewPart(at, asked)) ?? readPart(at, asked)
}
