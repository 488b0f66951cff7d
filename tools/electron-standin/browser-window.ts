import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindowConstructorOptions } from 'electron'
import type { CDPSession, Page } from 'playwright-core'
import { announce } from './announce.ts'
import { app } from './app.ts'
import { options } from './options.ts'
import { pageScript } from './page-script.ts'
import { adopt } from './page-traffic.ts'
import { preventable } from './preventable.ts'
import { session, Session } from './session.ts'
import { WebContents } from './web-contents.ts'

type Bounds = { windowState: 'normal' | 'minimized' | 'maximized' } | { width: number; height: number }

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  private readonly asked: BrowserWindowConstructorOptions
  private readonly session: Session
  private opened: { readonly page: Page; readonly cdp: CDPSession } | null = null
  private state: 'normal' | 'minimized' | 'maximized' = 'normal'
  private destroyed = false

  constructor(asked: BrowserWindowConstructorOptions) {
    super()
    this.asked = asked
    const given: unknown = asked.webPreferences?.session
    this.session = given instanceof Session ? given : session.fromPartition(asked.webPreferences?.partition ?? '')
    app.openWindows.add(this)
    app.emit('web-contents-created', preventable({}), this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    const url = new URL(address)
    const { page, cdp } = this.opened ?? (await this.openPage())
    const server = await this.session.admit(cdp, url)
    await page.goto(server.loopback + url.pathname + url.search)
    await this.fitWindow(page, cdp)
    this.emit('ready-to-show', preventable({}))
    await announce(server.loopback)
  }

  /** Headless Chromium shows nothing; with a display the window is there from the start. */
  show(): void {
    this.setState('normal')
  }

  focus(): void {
    void this.opened?.page.bringToFront().catch(() => undefined)
  }

  minimize(): void {
    this.setState('minimized')
  }

  isMinimized(): boolean {
    return this.state === 'minimized'
  }

  restore(): void {
    this.setState('normal')
  }

  maximize(): void {
    this.setState('maximized')
  }

  unmaximize(): void {
    this.setState('normal')
  }

  isMaximized(): boolean {
    return this.state === 'maximized'
  }

  /** Chromium has no such thing; the product's own promise for Linux says so. */
  setContentProtection(): void {
    return undefined
  }

  setThumbnailClip(): void {
    return undefined
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  close(): void {
    this.destroy()
  }

  destroy(): void {
    void this.opened?.page.close().catch(() => undefined)
    this.gone()
  }

  private gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    app.openWindows.delete(this)
    this.emit('closed')
    if (app.openWindows.size === 0) app.emit('window-all-closed')
  }

  private async openPage(): Promise<{ readonly page: Page; readonly cdp: CDPSession }> {
    const page = await this.session.openPage()
    adopt(page, this.webContents)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.enable')
    this.opened = { page, cdp }
    this.webContents.watch(page, cdp)
    if (options.headless) await page.setViewportSize(this.size())
    page.on('close', () => {
      this.gone()
    })
    page.on('download', (download) => {
      this.session.emit('will-download', preventable({}), { getURL: () => download.url() }, this.webContents)
    })
    const preload = this.asked.webPreferences?.preload
    const source = preload === undefined ? '' : readFileSync(preload, 'utf8')
    await page.addInitScript({
      content: pageScript({ heldBack: this.webContents.heldBack(), inbox: this.webContents.inbox }, source),
    })
    return this.opened
  }

  private size(): { width: number; height: number } {
    return options.size ?? { width: this.asked.width ?? 1280, height: this.asked.height ?? 800 }
  }

  /** Makes the page, not the browser window around it, as large as the app asked for. */
  private async fitWindow(page: Page, cdp: CDPSession): Promise<void> {
    if (options.headless) return
    const frame = await page.evaluate(() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight }))
    const { width, height } = this.size()
    await this.setBounds(cdp, { width: width + frame.width, height: height + frame.height })
  }

  private setState(state: 'normal' | 'minimized' | 'maximized'): void {
    if (this.state === state) return
    this.state = state
    if (this.opened !== null) void this.setBounds(this.opened.cdp, { windowState: state })
  }

  private async setBounds(cdp: CDPSession, bounds: Bounds): Promise<void> {
    try {
      const { windowId } = await cdp.send('Browser.getWindowForTarget')
      await cdp.send('Browser.setWindowBounds', { windowId, bounds })
    } catch {
      // Headless Chromium may have no window; the state is kept all the same.
    }
  }
}
