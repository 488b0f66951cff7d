import type { NoteWindowEvent, WindowEvent } from '../shared/audit/window-events.ts'
import type { Standing } from '../shared/access/permissions.ts'
import { Failure } from '../shared/failures.ts'
import type { ShardId } from '../shared/ids.ts'
import type { StationContract } from '../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../shared/ipc/define.ts'
import type { ReadPurpose } from '../shared/ipc/work.ts'
import type { TilePlace } from '../shared/pyramid.ts'
import { createDeviceHandlers } from './features/device/handlers.ts'
import { createMembersHandlers } from './features/members/handlers.ts'
import { takePicture } from './features/models/ask.ts'
import { createModelsHandlers } from './features/models/handlers.ts'
import { createProjectsHandlers } from './features/projects/handlers.ts'
import { createReviewHandlers } from './features/review/handlers.ts'
import { readReviewPart } from './features/review/service.ts'
import { createShortcutsHandlers } from './features/shortcuts/handlers.ts'
import { createSuggestionsHandlers } from './features/suggestions/handlers.ts'
import { createSessionHandlers } from './features/session/handlers.ts'
import { describeSession } from './features/session/state.ts'
import { createWorkHandlers } from './features/work/handlers.ts'
import { readPart } from './features/work/open.ts'
import { createAuditLog, type AuditLog } from './guard/audit/audit-log.ts'
import { createAuditRepeats } from './guard/audit/audit-repeats.ts'
import type { KeyStore } from './guard/keys/key-store.ts'
import { proveCryptography } from './guard/keys/known-answers.ts'
import type { ModelPixels } from './models/messages.ts'
import type { BuildStamp } from './station/build-stamp.ts'
import type { Caller } from './station/caller.ts'
import { createFolders, createPickedFiles, type Folders, type PickedFiles } from './station/folders.ts'
import { clearScratch } from './guard/shard/sealed-scratch.ts'
import { withCachedBackend } from './station/cached-backend.ts'
import { cacheDir } from './station/shard-cache.ts'
import { ownPosture } from './station/own-posture.ts'
import { startHeartbeat, type Heartbeat } from './station/heartbeat.ts'
import type { LaunchModel } from './station/models/model-port.ts'
import { createStationCore, type LockCause, type StationCore } from './station/station.ts'
import type { Unlocked } from './station/unlocked.ts'
import { takeInstanceLock, type InstanceLock } from './storage/instance-lock.ts'

export type { Caller } from './station/caller.ts'

/** The calls that need a window stay with whoever has one. */
type OwnGroups = Omit<Handlers<StationContract, Caller>, 'dialogs' | 'window'>

export interface StationOptions {
  readonly homeDir: string
  readonly build: BuildStamp
  readonly keyStore: KeyStore
  readonly nowMs?: () => number
  /** How the process of a model is started; without it models do not run. */
  readonly launchModel?: LaunchModel
  /** How often the station meets the exchange by itself while unlocked; never when left out. */
  readonly heartbeatMs?: number
  /** Told of faults that nobody is there to answer for. */
  readonly onFault?: (error: unknown) => void
}

/** One part of an item. `purpose` says when the app reads ahead of the person. */
interface ItemPlace {
  readonly shardId: string
  readonly index: number
  readonly part: string
  /** One tile of it, where the part is a pyramid. */
  readonly tile?: TilePlace | undefined
  readonly purpose?: ReadPurpose
}

/** The electron-free whole: one home folder and everything that can be asked of it. Shared by app, command line and tests. */
export interface Station {
  readonly handlers: OwnGroups
  /** Asked at every call: who is here now, and with which roles. */
  readonly standing: () => Standing
  readonly onNotice: (listener: Listener) => () => void
  /** The caller discards the bytes. @throws {@link Failure} a refusal reason, `NOT_FOUND`, `ITEM_DAMAGED`, `LOCKED` */
  readonly itemBytes: (place: ItemPlace) => Promise<{ mediaType: string; bytes: Uint8Array }>
  /** Takes a picture that the window decoded for a model. @throws {@link Failure} a refusal reason, `INPUT_INVALID`, `LOCKED` */
  readonly takePicture: (place: ItemPlace, pixels: ModelPixels) => void
  readonly lock: (cause: LockCause) => Promise<void>
  /** Whether a project that is open here asks for screen capture to be blocked; also while it cannot be known. */
  readonly protectsContent: () => boolean
  /** Records a call that was turned away before any handler saw it. */
  readonly noteRefused: (code: 'STRANGER' | 'NOT_PERMITTED', call: string) => void
  /** Records what the runtime blocked or what befell it; the same again is counted. */
  readonly noteWindow: NoteWindowEvent
  /** Records what the system around the app does not do for it, or does not tell. */
  readonly notePosture: () => Promise<void>
  readonly folders: Folders
  readonly files: PickedFiles
  /** Locks and lets the home folder go. Calling it again does nothing. */
  readonly close: () => Promise<void>
}

/**
 * Builds a station over a home folder and takes it for this process.
 *
 * @throws {@link Failure} `CRYPTO_UNSUITABLE`, `HOME_IN_USE`, `DISK_FAILED`
 */
export const compose = async (options: StationOptions): Promise<Station> => {
  await proveCryptography()
  const instance = takeInstanceLock(options.homeDir)
  try {
    await clearScratch(cacheDir(options.homeDir))
    return composeHeld(options, instance)
  } catch (error) {
    instance.release()
    throw error
  }
}

const repeatsToldEveryMs = 60_000

type Listener = (group: string, name: string, payload: unknown) => void

/** The core with whatever tells the window and beats by itself. */
const composeCore = (options: StationOptions, audit: AuditLog, notify: Notify<StationContract>) => {
  const {
    homeDir,
    build,
    keyStore,
    heartbeatMs,
    launchModel = null,
    nowMs = Date.now,
    onFault = () => undefined,
  } = options
  let heartbeat: Heartbeat | null = null
  const core: StationCore = createStationCore({
    homeDir,
    build,
    keyStore: withCachedBackend(keyStore),
    audit,
    nowMs,
    launchModel,
    onChange: () => {
      heartbeat?.noteChange()
      describeSession(core).then((state) => {
        notify('session', 'changed', state)
      }, onFault)
    },
  })
  if (heartbeatMs !== undefined)
    heartbeat = startHeartbeat(core, {
      everyMs: heartbeatMs,
      onFault,
      onEvent: () => {
        for (const group of ['work', 'projects', 'review'] as const) notify(group, 'changed', {})
      },
    })
  return { core, stopHeartbeat: () => heartbeat?.stop() }
}

const composeHandlers = (
  core: StationCore,
  { folders, files, notify }: Pick<Station, 'folders' | 'files'> & { readonly notify: Notify<StationContract> },
): Station['handlers'] => ({
  session: createSessionHandlers(core, folders),
  work: createWorkHandlers(core, notify),
  projects: createProjectsHandlers(core, { folders, files, notify }),
  models: createModelsHandlers(core, { folders, notify }),
  suggestions: createSuggestionsHandlers(core, { files, notify }),
  review: createReviewHandlers(core, notify),
  members: createMembersHandlers(core, { folders, notify }),
  device: createDeviceHandlers(core, folders),
  shortcuts: createShortcutsHandlers(core, { folders, files }),
})

const composeHeld = (options: StationOptions, instance: InstanceLock): Station => {
  const { homeDir, build, nowMs } = options
  const audit = createAuditLog({ homeDir, build: `${build.version} ${build.commit}`, now: nowMs })
  const listeners = new Set<Listener>()
  const notify: Notify<StationContract> = (group, name, payload) => {
    for (const listener of listeners) listener(group, name, payload)
  }
  const picked = { folders: createFolders(), files: createPickedFiles() }
  const repeats = composeRepeats(audit, nowMs ?? Date.now)
  const { core, stopHeartbeat } = composeCore(options, audit, notify)
  let closing: Promise<void> | null = null
  const closeStation = async (): Promise<void> => {
    stopHeartbeat()
    listeners.clear()
    try {
      await core.lock('person')
      repeats.stop()
      audit.append({ event: 'app.stop', result: 'done', reason: null, subject: null })
    } finally {
      audit.close()
      instance.release()
    }
  }
  noteStart(audit)
  return {
    handlers: composeHandlers(core, { ...picked, notify }),
    standing: core.standing,
    onNotice: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    itemBytes: (place) => readItem(core, place),
    takePicture: (...picture) => takePicture(core.require(), ...picture),
    lock: core.lock,
    protectsContent: () => protectsContent(core.unlocked()),
    noteRefused: repeats.noteRefused,
    noteWindow: repeats.noteWindow,
    notePosture: () => notePosture(audit, homeDir),
    ...picked,
    close: () => (closing ??= closeStation()),
  }
}

const windowResults: Partial<Record<WindowEvent, 'done' | 'failed'>> = {
  'app.crash': 'failed',
  'capture.protect': 'done',
}

/** A trail that does not end with a stop was left by an app that was killed, or by a power cut. */
const noteStart = (audit: AuditLog): void => {
  if (!audit.endedInOrder) audit.append({ event: 'app.crash', result: 'failed', reason: 'NOT_STOPPED', subject: null })
  audit.append({ event: 'app.start', result: 'done', reason: null, subject: null })
}

const notePosture = async (audit: AuditLog, homeDir: string): Promise<void> => {
  for (const { guard, state } of await ownPosture(homeDir))
    if (state !== 'on')
      audit.append({ event: 'posture.read', result: 'done', reason: state.toUpperCase(), subject: guard })
}

/** What the window is refused may come by the thousand: counted, and told once a minute. */
const composeRepeats = (
  audit: AuditLog,
  nowMs: () => number,
): Pick<Station, 'noteRefused' | 'noteWindow'> & { readonly stop: () => void } => {
  const repeats = createAuditRepeats((record) => audit.append(record), nowMs)
  const timer = setInterval(() => {
    repeats.flush()
  }, repeatsToldEveryMs)
  timer.unref()
  return {
    noteRefused: (code, call) => {
      repeats.note({ event: 'call.refused', result: 'refused', reason: code, subject: call })
    },
    noteWindow: (event, reason) => {
      repeats.note({ event, result: windowResults[event] ?? 'refused', reason })
    },
    stop: () => {
      clearInterval(timer)
      repeats.flush(true)
    },
  }
}

/** Blocked unless every project that is open here does without. Locked, or without a project, nobody has said so. */
const protectsContent = (at: Unlocked | null): boolean => {
  const policies = [...(at?.projects.values() ?? [])].flatMap((project) =>
    project.open ? [project.open.terms.policy] : [],
  )
  return policies.length === 0 || policies.some((policy) => policy.contentProtection)
}

/** A lead reads own projects; everybody else passes the decision for the shard. */
const readItem = async (core: StationCore, place: ItemPlace) => {
  const at = core.unlocked()
  if (!at) {
    core.parts.audit.append({ event: 'item.read', result: 'refused', reason: 'LOCKED', subject: null })
    throw new Failure('LOCKED')
  }
  const asked = { ...place, purpose: place.purpose ?? 'work', shardId: place.shardId as ShardId }
  return (await readReviewPart(at, asked)) ?? readPart(at, asked)
}
