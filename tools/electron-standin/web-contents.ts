import { EventEmitter } from 'node:events'
import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron'
import type { CDPSession, Page, Request } from 'playwright-core'
import { heldBackChords } from './held-back-chords.ts'
import { preventable } from './preventable.ts'

let lastId = 0
let deniedPopups = 0

/** A page of a window. */
export class WebContents extends EventEmitter {
  readonly id = (lastId += 1)
  private page: Page | null = null
  private windowOpenHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null
  private readonly asked = new Set<string>()
  private address: string | null = null
  private sending: Promise<unknown> = Promise.resolve()

  /** Name of the page's function that takes notices; nobody else can guess it. Not part of Electron's API, like everything marked so. */
  readonly inbox = `inbox${crypto.randomUUID()}`

  send(channel: string, payload: unknown): void {
    const page = this.page
    if (page === null) return
    this.sending = this.sending
      .then(() =>
        page.evaluate(
          ({ inbox, name, value }) => {
            const inboxes = globalThis as unknown as Record<
              string,
              ((name: string, value: unknown) => void) | undefined
            >
            inboxes[inbox]?.(name, value)
          },
          { inbox: this.inbox, name: channel, value: payload },
        ),
      )
      .catch(() => undefined)
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.windowOpenHandler = handler
  }

  /**
   * Ends what the page holds: it leaves for a document of another site, which Chromium draws in another process. Killing the
   * process would end the page for a debugging client too.
   */
  forcefullyCrashRenderer(): void {
    const page = this.page
    if (page === null) return
    this.address ??= page.url()
    this.sending = this.sending.then(() => page.goto('chrome://terms')).catch(() => undefined)
    this.emit('render-process-gone', preventable({}), { reason: 'killed', exitCode: 9 })
  }

  reload(): void {
    const page = this.page
    if (page === null) return
    this.sending = this.sending
      .then(async () => {
        await page.goto(this.address ?? page.url())
        this.address = null
      })
      .catch(() => undefined)
  }

  setWebRTCIPHandlingPolicy(): void {
    return undefined
  }

  /** Chords that the app's listeners to `before-input-event` hold back. Not part of Electron's API. */
  heldBack(): string[] {
    return heldBackChords((event, input) => this.emit('before-input-event', event, input))
  }

  /** Watches what the page tries. Not part of Electron's API. */
  watch(page: Page, session: CDPSession): void {
    this.page = page
    page.on('crash', () => this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 }))
    session.on('Page.frameRequestedNavigation', ({ url }) => this.asked.add(withoutFragment(url)))
    session.on('Page.windowOpen', ({ url }) => {
      const answer = this.windowOpenHandler?.({ url } as HandlerDetails)
      if (answer?.action === 'deny') deniedPopups += 1
    })
  }

  /** Asks the app about a navigation that the page itself began; a debugging client's own are not the app's concern. Not part of Electron's API. */
  mayNavigate(request: Request, url: string): boolean {
    if (!this.asked.delete(withoutFragment(request.url()))) return true
    const isMainFrame = request.frame().parentFrame() === null
    const event = preventable({ url, isMainFrame, isSameDocument: false })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit(request.redirectedFrom() === null ? 'will-navigate' : 'will-redirect', event)
    return !event.defaultPrevented
  }

  /** Takes one denied popup off the count. Not part of Electron's API. */
  static takeDeniedPopup(): boolean {
    if (deniedPopups === 0) return false
    deniedPopups -= 1
    return true
  }
}

const withoutFragment = (url: string): string => url.split('#')[0] ?? url
