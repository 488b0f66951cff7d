import { app, type BrowserWindow } from 'electron'
import path from 'node:path'
import type { Standing } from '../../shared/access/permissions.ts'
import type { FileToken, FolderToken } from '../../shared/ids.ts'
import { failureMessages, isFailure } from '../../shared/failures.ts'
import { contract, type StationContract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { SessionState } from '../../shared/ipc/session.ts'
import { createLog, createLogFile, type Log } from '../ipc/log.ts'
import { relay, serve } from '../ipc/serve.ts'
import { quietenChromium } from './chromium-switches.ts'
import { createDialogHandlers, showStartFailure } from './dialogs.ts'
import { logFaults } from './faults.ts'
import { createIpcWire } from './ipc-wire.ts'
import { keepWindow } from './keep-window.ts'
import { isOnlyInstance, quitInOrder } from './lifecycle.ts'
import { removeMenu } from './menu.ts'
import type { NoteWindowEvent } from '../../shared/audit/window-events.ts'
import { lockEveryPage } from './navigation-lock.ts'
import { origin, type ItemTraffic } from './origin.ts'
import { moveRuntimeInto } from './paths.ts'
import { watchPower, type LockCause } from './power.ts'
import { answerScheme, declareScheme } from './scheme.ts'
import { createWindowSession, sealEverySession } from './session.ts'
import { leaveNoTraces } from './traces.ts'
import { keepOutOfIndex } from './unindexed.ts'
import { createStationWindow, createWindowHandlers } from './window.ts'
import { createWindowNotes } from './window-notes.ts'

/** Who asks from the window. */
export interface WindowCaller {
  readonly standing: Standing
  readonly via: 'window'
}

/** Exit code when the station cannot be opened (sysexits.h: EX_UNAVAILABLE). */
const startFailedExitCode = 69

/** Calls that only a runtime with a window can answer. */
type WindowGroups = 'window' | 'dialogs'

/** What the window is served from; knows nothing of Electron. */
export interface ServedStation extends ItemTraffic {
  readonly handlers: Omit<Handlers<StationContract, WindowCaller>, WindowGroups>
  readonly standing: () => Standing
  readonly onNotice: (listener: (group: string, name: string, payload: unknown) => void) => () => void
  readonly lock: (cause: LockCause) => Promise<void>
  readonly close: () => Promise<void>
  /** Whether a project that is open here asks for screen capture to be blocked; also while it cannot be known. */
  readonly protectsContent: () => boolean
  readonly noteRefused: (code: 'STRANGER' | 'NOT_PERMITTED', call: string) => void
  readonly noteWindow: NoteWindowEvent
  /** Records how the system around the app stands. */
  readonly notePosture: () => Promise<void>
  readonly folders: { readonly remember: (folder: string) => FolderToken }
  readonly files: { readonly remember: (file: string) => FileToken }
}

export interface Start {
  readonly homeDir: string
  /** The built renderer and preload. */
  readonly rendererDir: string
  readonly preload: string
  readonly contentProtection: boolean
  readonly compose: () => Promise<ServedStation> | ServedStation
}

/**
 * Starts the app: first what must stand before the runtime is ready, then the station, then its window.
 *
 * Never await it while the entry module loads: the runtime becomes ready only after that module has been evaluated. What must stand
 * before runs in the same turn as the call.
 *
 * The order is the point: folders before the instance lock, the lock before the sweep, the sweep before anything is written, the locks on
 * sessions and pages before the first of them exists.
 */
export const startApp = async (start: Start): Promise<void> => {
  const paths = moveRuntimeInto(path.resolve(start.homeDir))
  const log = createLog(createLogFile(paths.log))
  const notes = createWindowNotes()
  const { current, open, renewPage } = keepWindow(log, notes.note)
  if (!isOnlyInstance(() => bringToFront(current()))) {
    app.exit(0)
    return
  }
  paths.sweep()
  quietenChromium()
  declareScheme()
  sealEverySession(notes.note)
  lockEveryPage(notes.note)
  logFaults(log)
  await app.whenReady()
  removeMenu(process.platform)
  leaveNoTraces(process.platform)
  keepOutOfIndex(path.resolve(start.homeDir))
  const station = await composeOrEnd(start, log)
  if (station === null) return
  notes.attach(station.noteWindow)
  station.notePosture().catch((error: unknown) => log.failure(error, 'app.posture'))
  const stopWatching = serveWindow(station, { current, renewPage, contentProtection: start.contentProtection }, log)
  const session = createWindowSession()
  answerScheme(session, start.rendererDir, station)
  open(() => createStationWindow({ session, preload: start.preload, contentProtection: start.contentProtection }))
  quitInOrder(async () => {
    stopWatching()
    notes.attach(() => undefined)
    await station.close()
  }, paths.end)
}

/** Without a station there is no window to say why, so a dialog of the system does. */
const composeOrEnd = async ({ compose }: Start, log: Log): Promise<ServedStation | null> => {
  try {
    return await compose()
  } catch (error) {
    const logId = log.failure(error, 'app.start')
    showStartFailure(isFailure(error) ? error.message : `${failureMessages.INTERNAL} ${logId}`)
    app.exit(startFailedExitCode)
    return null
  }
}

interface WindowParts {
  readonly current: () => BrowserWindow | null
  readonly renewPage: () => void
  readonly contentProtection: boolean
}

const serveWindow = (station: ServedStation, { current, renewPage, contentProtection }: WindowParts, log: Log) => {
  const wire = createIpcWire(current)
  const caller = (): WindowCaller => ({ standing: station.standing(), via: 'window' })
  const handlers: Handlers<StationContract, WindowCaller> = {
    ...station.handlers,
    window: createWindowHandlers(current),
    dialogs: createDialogHandlers(current, { folder: station.folders.remember, file: station.files.remember }),
  }
  serve(wire, contract, { handlers, gate: { caller, origin, log, onRefused: station.noteRefused } })
  let isProtected = contentProtection
  const stopNotices = station.onNotice(relay(wire, contract, log))
  const stopProtecting = station.onNotice((group, name) => {
    if (group === 'session' && name === 'changed') protect(station.protectsContent())
  })
  const stopRenewing = renewAtLock(station, renewPage)
  const protect = (asked: boolean) => {
    current()?.setContentProtection(asked)
    if (asked !== isProtected) station.noteWindow('capture.protect', asked ? 'ON' : 'OFF')
    isProtected = asked
  }
  const lock = (cause: LockCause) => {
    station.lock(cause).catch((error: unknown) => log.failure(error, 'power.lock'))
  }
  const stopPower = watchPower(lock, async () => {
    const state = await station.handlers.session.state({}, caller())
    return state.keysUnlocked ? state.idleLockMinutes * 60 : Infinity
  })
  return () => {
    stopNotices()
    stopProtecting()
    stopRenewing()
    stopPower()
  }
}

/** When the keys leave the memory of the main process, content leaves that of the page: its process ends. */
const renewAtLock = (station: ServedStation, renewPage: () => void): (() => void) => {
  let keysUnlocked = false
  return station.onNotice((group, name, payload) => {
    if (group !== 'session' || name !== 'changed') return
    const wasUnlocked = keysUnlocked
    keysUnlocked = (payload as Pick<SessionState, 'keysUnlocked'>).keysUnlocked
    if (wasUnlocked && !keysUnlocked) renewPage()
  })
}

const bringToFront = (window: BrowserWindow | null): void => {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
