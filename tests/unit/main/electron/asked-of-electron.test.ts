import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { recordTries } from '../../../support/security-record.ts'
import type { NoteWindowEvent } from '../../../../src/shared/audit/window-events.ts'

/**
 * What the adapters ask of Electron, recorded: its binary keeps many of these promises out of reach of a browser, so that
 * only the asking can be shown here.
 */
type Call = readonly [name: string, ...args: unknown[]]
type Listener = (...args: never[]) => unknown

const recorder = vi.hoisted(() => {
  const calls: Call[] = []
  const listeners = new Map<string, Listener>()
  const state = { persistent: false }
  const record =
    (name: string, answer?: unknown) =>
    (...args: unknown[]): unknown => {
      calls.push([name, ...args])
      return answer
    }
  const listen = (owner: string) => (event: string, listener: Listener) => {
    listeners.set(`${owner}:${event}`, listener)
  }
  const session = () => ({
    ...Object.fromEntries(
      ['setPermissionCheckHandler', 'setPermissionRequestHandler', 'setDevicePermissionHandler', 'setSpellCheckerEnabled', 'setSpellCheckerDictionaryDownloadURL']
        .map((name) => [name, record(`session.${name}`)]), // prettier-ignore
    ),
    on: listen('session'),
    isPersistent: () => state.persistent,
    webRequest: { onBeforeRequest: record('webRequest.onBeforeRequest') },
  })
  const contents = () => ({
    on: listen('contents'),
    setWindowOpenHandler: record('contents.setWindowOpenHandler'),
    setWebRTCIPHandlingPolicy: record('contents.setWebRTCIPHandlingPolicy'),
  })
  class BrowserWindow {
    constructor(options: unknown) {
      calls.push(['new BrowserWindow', options])
    }
    readonly on = listen('window')
    readonly once = listen('window')
    readonly setContentProtection = record('window.setContentProtection')
    readonly setThumbnailClip = record('window.setThumbnailClip')
    readonly show = record('window.show')
    readonly loadURL = record('window.loadURL', Promise.resolve())
  }
  const electron = {
    app: {
      on: listen('app'),
      name: 'app',
      enableSandbox: record('app.enableSandbox'),
      setPath: record('app.setPath'),
      setAppLogsPath: record('app.setAppLogsPath'),
      clearRecentDocuments: record('app.clearRecentDocuments'),
      setJumpList: record('app.setJumpList', 'ok'),
      commandLine: { appendSwitch: record('commandLine.appendSwitch') },
    },
    BrowserWindow,
    Menu: { setApplicationMenu: record('Menu.setApplicationMenu'), buildFromTemplate: (template: unknown) => template },
    nativeTheme: { shouldUseDarkColors: true },
    protocol: { registerSchemesAsPrivileged: record('protocol.registerSchemesAsPrivileged') },
    session: { fromPartition: (...args: unknown[]) => (calls.push(['session.fromPartition', ...args]), session()) },
    systemPreferences: { setUserDefault: record('systemPreferences.setUserDefault') },
  }
  return { calls, listeners, state, session, contents, electron }
})
vi.mock('electron', () => recorder.electron)

const { calls, listeners, state } = recorder
const { quietenChromium } = await import('../../../../src/main/electron/chromium-switches.ts')
const { removeMenu } = await import('../../../../src/main/electron/menu.ts')
const { lockEveryPage } = await import('../../../../src/main/electron/navigation-lock.ts')
const { moveRuntimeInto } = await import('../../../../src/main/electron/paths.ts')
const { declareScheme } = await import('../../../../src/main/electron/scheme.ts')
const { createWindowSession, sealEverySession } = await import('../../../../src/main/electron/session.ts')
const { hideThumbnail, leaveNoTraces } = await import('../../../../src/main/electron/traces.ts')
const { createStationWindow } = await import('../../../../src/main/electron/window.ts')

const named = (name: string): Call[] => calls.filter(([one]) => one === name)
const argsOf = (name: string): unknown[] => named(name)[0]?.slice(1) ?? []
const told: [string, string][] = []
const note: NoteWindowEvent = (event, reason) => told.push([event, reason])

/** Tells a listener of one event; whether it was cancelled. */
const happens = (name: string, more: object = {}): boolean => {
  let cancelled = false
  const event = { ...more, preventDefault: () => (cancelled = true) }
  ;(listeners.get(name) as ((event: object, more: object) => void) | undefined)?.(event, more)
  return cancelled
}

beforeEach(() => {
  calls.length = 0
  told.length = 0
  listeners.clear()
  state.persistent = false
})

describe('the session', () => {
  it('lives in memory, without a cache, or the app does not start', () => {
    createWindowSession()
    const [partition, options] = argsOf('session.fromPartition')
    expect(partition).not.toMatch(/^persist:/)
    expect(options).toEqual({ cache: false })
    state.persistent = true
    expect(() => createWindowSession()).toThrow('would be kept on disk')
  })

  it('grants nothing, downloads nothing, spells nothing and reaches nothing but the app', () => {
    sealEverySession(note)
    ;(listeners.get('app:session-created') as (session: unknown) => void)(recorder.session())
    const [check] = argsOf('session.setPermissionCheckHandler') as [() => boolean]
    const [ask] = argsOf('session.setPermissionRequestHandler') as [
      (c: null, p: string, decide: (yes: boolean) => void) => void,
    ]
    const [device] = argsOf('session.setDevicePermissionHandler') as [(details: object) => boolean]
    const granted: boolean[] = [check(), device({ deviceType: 'usb' })]
    for (const permission of ['clipboard-read', 'clipboard-sanitized-write', 'fileSystem', 'display-capture', 'media', 'notifications', 'openExternal'])
      ask(null, permission, (yes) => granted.push(yes)) // prettier-ignore
    expect(granted).toEqual(Array<boolean>(9).fill(false))
    expect(argsOf('session.setSpellCheckerEnabled')).toEqual([false])
    expect(argsOf('session.setSpellCheckerDictionaryDownloadURL')).toEqual(['app://workstation/none/'])
    expect(happens('session:will-download')).toBe(true)
    const [before] = argsOf('webRequest.onBeforeRequest') as [
      (r: object, decide: (d: { cancel: boolean }) => void) => void,
    ]
    const isCancelled = (url: string): boolean => {
      const answers: boolean[] = []
      before({ url }, ({ cancel }) => answers.push(cancel))
      return answers[0] === true
    }
    const others = [
      'https://example.org/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'data:text/html,x',
      'blob:app://workstation/x',
      'ws://x/',
      'app://workstation.example.org/',
      'app://other/',
      'devtools://x/',
      'chrome://gpu',
    ]
    const reached = others.filter((url) => !isCancelled(url))
    expect(reached).toEqual([])
    expect(isCancelled('app://workstation/index.html')).toBe(false)
    recordTries({
      attack: 'Permissions, downloads and foreign addresses asked of the session',
      tries: granted.length + others.length + 1,
      accepted: granted.filter(Boolean).length + reached.length,
      lost: 0,
    })
  })

  it('knows a scheme without service workers and without a code cache', () => {
    declareScheme()
    expect(argsOf('protocol.registerSchemesAsPrivileged')).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }],
    ])
  })
})

describe('a page', () => {
  it('stays where it is, opens nothing, embeds nothing and shows no address of this machine', () => {
    lockEveryPage(note)
    ;(listeners.get('app:web-contents-created') as (event: null, contents: unknown) => void)(null, recorder.contents())
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
      expect(happens(`contents:${event}`), event).toBe(true)
    const print = { key: 'p', control: true, meta: false, shift: false, alt: false }
    expect(happens('contents:before-input-event', print)).toBe(true)
    expect(happens('contents:before-input-event', { ...print, control: false })).toBe(false)
    const [open] = argsOf('contents.setWindowOpenHandler') as [() => object]
    expect(open()).toEqual({ action: 'deny' })
    expect(argsOf('contents.setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp'])
  })
})

describe('the window', () => {
  const make = () =>
    createStationWindow({ session: recorder.session() as never, preload: '/p.cjs', contentProtection: true })

  it('is sandboxed, without developer tools, spelling or a dropped file', () => {
    make()
    const [options] = argsOf('new BrowserWindow') as [{ title: string; show: boolean; webPreferences: object }]
    expect(options.title).toBe('Auxerta Workstation')
    expect(options.show).toBe(false)
    expect(options.webPreferences).toMatchObject({
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
      v8CacheOptions: 'none',
    })
    expect(happens('window:page-title-updated')).toBe(true)
  })

  it('asks to be left out of captures before it is shown', () => {
    make()
    ;(listeners.get('window:ready-to-show') as () => void)()
    const order = calls.map(([name]) => name).filter((name) => /ContentProtection|show/.test(name))
    expect(order).toEqual(['window.setContentProtection', 'window.show'])
    expect(argsOf('window.setContentProtection')).toEqual([true])
  })
})

describe('the browser part', () => {
  it('is sandboxed, keeps its caches off the disk and calls nobody', () => {
    quietenChromium()
    expect(named('app.enableSandbox')).toHaveLength(1)
    const switches = named('commandLine.appendSwitch').map(([, name]) => name)
    expect(switches).toEqual(
      expect.arrayContaining(['disable-gpu-shader-disk-cache', 'disable-breakpad', 'disable-background-networking', 'disable-component-update', 'disable-sync', 'disable-quic', 'no-proxy-server', 'force-webrtc-ip-handling-policy']), // prettier-ignore
    )
  })

  it('writes into the home only, for the owner only, and what it wrote is swept', () => {
    const before = { ...process.env }
    const homeDir = mkdtempSync(path.join(os.tmpdir(), 'h-'))
    const paths = moveRuntimeInto(homeDir)
    const places = [...named('app.setPath'), ...named('app.setAppLogsPath')].map((call) => call.at(-1) as string)
    expect(named('app.setPath').map(([, name]) => name)).toEqual(['userData', 'sessionData', 'crashDumps', 'temp'])
    for (const place of places) expect(path.relative(homeDir, place)).not.toMatch(/^\.\./)
    expect([process.env['TMPDIR'], process.env['TMP'], process.env['TEMP']]).toEqual(Array<unknown>(3).fill(places[3]))
    if (process.platform !== 'win32') expect(statSync(places[1] ?? '').mode & 0o077).toBe(0)
    for (const place of places) {
      mkdirSync(path.join(place, 'Cache'), { recursive: true })
      writeFileSync(path.join(place, 'Cache', 'canary'), 'canary')
    }
    writeFileSync(path.join(homeDir, 'home.db'), 'kept')
    paths.sweep()
    const left = readdirSync(homeDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('canary'))
    expect(left).toEqual([])
    expect(existsSync(path.join(homeDir, 'home.db'))).toBe(true)
    paths.end()
    for (const name of ['TMPDIR', 'TMP', 'TEMP'])
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = before[name]
    rmSync(homeDir, { recursive: true })
  })
})

describe('lists of the system', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('hold nothing of ours on %s', (platform) => {
    leaveNoTraces(platform)
    removeMenu(platform)
    hideThumbnail({ setThumbnailClip: (clip: object) => calls.push(['clip', clip]) } as never, platform)
    expect(named('app.clearRecentDocuments')).toHaveLength(1)
    expect(named('app.setJumpList')).toEqual(platform === 'win32' ? [['app.setJumpList', []]] : [])
    expect(named('clip')).toEqual(platform === 'win32' ? [['clip', { x: 0, y: 0, width: 1, height: 1 }]] : [])
    expect(named('systemPreferences.setUserDefault')).toEqual(
      platform === 'darwin' ? [['systemPreferences.setUserDefault', 'NSQuitAlwaysKeepsWindows', 'boolean', false]] : [],
    )
    const menu = JSON.stringify(argsOf('Menu.setApplicationMenu'))
    expect(menu).not.toMatch(/print|reload|toggleDevTools|recent|services|save/i)
  })
})
