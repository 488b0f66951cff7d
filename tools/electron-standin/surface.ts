import type Electron from 'electron'
import type * as standin from './electron.ts'

/**
 * Holds the stand-in against Electron's own types: nothing here runs. A function of ours must take what Electron's takes and
 * return what Electron's returns; where Electron returns one of its objects, ours returns the stand-in's, held in its turn.
 */
type OurObject =
  | InstanceType<typeof standin.BrowserWindow>
  | InstanceType<typeof standin.BrowserWindow>['webContents']
  | ReturnType<typeof standin.session.fromPartition>
  | standin.Menu
  | ReturnType<typeof standin.utilityProcess.fork>

type TheirObject =
  Electron.BrowserWindow | Electron.WebContents | Electron.Session | Electron.Menu | Electron.UtilityProcess

type Returned<Theirs> = Theirs extends TheirObject ? OurObject : Theirs

type Held<Theirs> = Theirs extends (...args: infer Args) => infer Return
  ? (...args: Args) => Returned<Return>
  : Theirs extends TheirObject
    ? OurObject
    : Theirs

/** Events are overloaded one by one in Electron's types and are held by the test; objects inside an object have a line of their own below. */
type HeldElsewhere = keyof NodeJS.EventEmitter | 'commandLine' | 'protocol' | 'webRequest'

type Members<Theirs> = { readonly [K in Exclude<keyof Theirs, HeldElsewhere>]?: Held<Theirs[K]> }

type Window = InstanceType<typeof standin.BrowserWindow>
type Contents = Window['webContents']
type Session = ReturnType<typeof standin.session.fromPartition>

/** True only if every member of ours that Electron has too is assignable to Electron's. */
type Fits<Ours, Theirs> = Pick<Ours, keyof Ours & keyof Theirs> extends Members<Theirs> ? true : never

interface Surface {
  app: Fits<typeof standin.app, Electron.App>
  commandLine: Fits<(typeof standin.app)['commandLine'], Electron.CommandLine>
  browserWindow: Fits<Window, Electron.BrowserWindow>
  webContents: Fits<Contents, Electron.WebContents>
  session: Fits<Session, Electron.Session>
  sessionProtocol: Fits<Session['protocol'], Electron.Protocol>
  webRequest: Fits<Session['webRequest'], Electron.WebRequest>
  sessions: Fits<typeof standin.session, typeof Electron.session>
  dialog: Fits<typeof standin.dialog, Electron.Dialog>
  ipcMain: Fits<typeof standin.ipcMain, Electron.IpcMain>
  menu: Fits<typeof standin.Menu, typeof Electron.Menu>
  nativeTheme: Fits<typeof standin.nativeTheme, Electron.NativeTheme>
  powerMonitor: Fits<typeof standin.powerMonitor, Electron.PowerMonitor>
  protocol: Fits<typeof standin.protocol, Electron.Protocol>
  systemPreferences: Fits<typeof standin.systemPreferences, Electron.SystemPreferences>
  utilityProcess: Fits<ReturnType<typeof standin.utilityProcess.fork>, Electron.UtilityProcess>
  utilityProcesses: Fits<typeof standin.utilityProcess, typeof Electron.utilityProcess>
  windowOptions: ConstructorParameters<typeof Electron.BrowserWindow>[0] extends infer Options
    ? ConstructorParameters<typeof standin.BrowserWindow>[0] extends Options
      ? true
      : never
    : never
}

/** Does not compile where a member does not fit. */
export const surface: Surface = {
  app: true,
  commandLine: true,
  browserWindow: true,
  webContents: true,
  session: true,
  sessionProtocol: true,
  webRequest: true,
  sessions: true,
  dialog: true,
  ipcMain: true,
  menu: true,
  nativeTheme: true,
  powerMonitor: true,
  protocol: true,
  systemPreferences: true,
  utilityProcess: true,
  utilityProcesses: true,
  windowOptions: true,
}
