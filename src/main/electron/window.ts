import { BrowserWindow, nativeTheme, type Session } from 'electron'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { StationContract } from '../../shared/ipc/contract.ts'
import { origin } from './origin.ts'
import { hideThumbnail } from './traces.ts'

/** Never the name of a project, a client or an item: titles show in task bars, switchers and recordings. */
const title = 'Auxerta Workstation'

/** The page's own background, so that no white flashes before it is drawn. */
const background = { dark: '#121417', light: '#f6f7f9' }

export interface WindowOptions {
  readonly session: Session
  /** Absolute path of the built preload. */
  readonly preload: string
  /** Keeps the window out of captures where the system can (Windows; macOS in part; not Linux). */
  readonly contentProtection: boolean
}

/** Makes the one window, hidden until its first picture is drawn, and starts to load the page. */
export const createStationWindow = ({ session, preload, contentProtection }: WindowOptions): BrowserWindow => {
  const created = new BrowserWindow({
    title,
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    frame: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      v8CacheOptions: 'none',
    },
  })
  created.on('page-title-updated', (event) => {
    event.preventDefault()
  })
  created.once('ready-to-show', () => {
    created.setContentProtection(contentProtection)
    hideThumbnail(created, process.platform)
    created.show()
  })
  void created.loadURL(`${origin}/index.html`)
  return created
}

/** The calls of the window's own title bar. */
export const createWindowHandlers = <Caller>(
  current: () => BrowserWindow | null,
): Handlers<StationContract, Caller>['window'] => ({
  minimise: () => {
    current()?.minimize()
    return {}
  },
  toggleMaximise: () => {
    const shown = current()
    if (shown === null) return { maximised: false }
    const maximised = !shown.isMaximized()
    if (maximised) shown.maximize()
    else shown.unmaximize()
    return { maximised }
  },
  close: () => {
    current()?.close()
    return {}
  },
})
