import { EventEmitter } from 'node:events'
import type { CallbackResponse, OnBeforeRequestListenerDetails } from 'electron'
import type { CDPSession, Page, Route } from 'playwright-core'
import { app } from './app.ts'
import { runningChromium } from './chromium.ts'
import { openOffTheRecord } from './open-page.ts'
import { serveOrigin, type OriginHandler, type OriginServer } from './origin-server.ts'
import { denyPermissions, type PermissionCheck } from './permissions.ts'
import { isPrivileged } from './protocol.ts'
import { contentsOf, greetPage, receive, type Message } from './page-traffic.ts'

type RequestListener = (details: OnBeforeRequestListenerDetails, decide: (response: CallbackResponse) => void) => void

/** An off-the-record browser context, which is what an in-memory session of Electron is. */
export class Session extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: OriginHandler): void => {
      if (!isPrivileged(scheme)) throw new Error(`The scheme ${scheme} was not declared before the app was ready`)
      this.handlers.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener | null): void => {
      this.requestListener = listener
    },
  }
  private readonly handlers = new Map<string, OriginHandler>()
  private readonly servers = new Map<string, Promise<OriginServer>>()
  private readonly partition: string
  private requestListener: RequestListener | null = null
  private permissionCheck: PermissionCheck | null = null

  constructor(partition: string) {
    super()
    this.partition = partition
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:')
  }

  setPermissionCheckHandler(check: PermissionCheck | null): void {
    this.permissionCheck = check
  }

  /** Chromium never asks here: what the check does not allow is denied outright. */
  setPermissionRequestHandler(): void {
    return undefined
  }

  setDevicePermissionHandler(): void {
    return undefined
  }

  setSpellCheckerEnabled(): void {
    return undefined
  }

  setSpellCheckerDictionaryDownloadURL(): void {
    return undefined
  }

  /** Opens a page of this session and watches its traffic. Not part of Electron's API. */
  async openPage(): Promise<Page> {
    const { browser } = await runningChromium()
    const { page, watched } = await openOffTheRecord(browser)
    await watched.exposeBinding('__standin', (source, message: Message) => receive(this, source, message))
    await watched.route('**/*', (route) => this.judge(route))
    page.context().on('page', (opened) => {
      greetPage(opened)
    })
    await denyPermissions(browser, page, this.permissionCheck)
    return page
  }

  /** Gives a page the loopback origin that stands for an app origin, and the secret to enter it. Not part of Electron's API. */
  async admit(cdp: CDPSession, url: URL): Promise<OriginServer> {
    const appOrigin = `${url.protocol}//${url.host}`
    const scheme = url.protocol.slice(0, -1)
    const serving = this.servers.get(appOrigin) ?? serveOrigin(appOrigin, () => this.handlers.get(scheme))
    this.servers.set(appOrigin, serving)
    const server = await serving
    await cdp.send('Network.setCookie', { ...server.cookie, url: server.loopback, httpOnly: true, sameSite: 'Strict' })
    this.mapped.set(server.loopback, appOrigin)
    return server
  }

  private readonly mapped = new Map<string, string>()

  /** Turns an address that Chromium sees into the one that the app knows. Not part of Electron's API. */
  toApp(address: string): string {
    for (const [loopback, appOrigin] of this.mapped)
      if (address === loopback || address.startsWith(`${loopback}/`)) return appOrigin + address.slice(loopback.length)
    return address
  }

  private async judge(route: Route): Promise<void> {
    const request = route.request()
    const address = this.toApp(request.url())
    if (request.isNavigationRequest() && contentsOf(request)?.mayNavigate(request, address) === false) {
      await route.abort('aborted').catch(() => undefined)
      return
    }
    const cancel = await this.asksToCancel(address, request.method())
    await (cancel ? route.abort('blockedbyclient') : route.continue()).catch(() => undefined)
  }

  private asksToCancel(url: string, method: string): Promise<boolean> {
    const listener = this.requestListener
    if (listener === null) return Promise.resolve(false)
    return new Promise((resolve) => {
      listener({ url, method } as OnBeforeRequestListenerDetails, ({ cancel }) => {
        resolve(cancel === true)
      })
    })
  }
}

const sessions = new Map<string, Session>()

export const session = {
  fromPartition(partition: string): Session {
    const known = sessions.get(partition)
    if (known !== undefined) return known
    const created = new Session(partition)
    sessions.set(partition, created)
    app.emit('session-created', created)
    return created
  },
}
