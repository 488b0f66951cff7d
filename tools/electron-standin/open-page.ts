import type { Browser, BrowserContext, Page } from 'playwright-core'
import { options } from './options.ts'

let appWindowIsFree = true

/** A page off the record, and where its traffic is watched. */
export interface OpenedPage {
  readonly page: Page
  /** The whole context where it is ours alone, so that popups and pages of a debugging client are watched too; else the page. */
  readonly watched: BrowserContext | Page
}

/**
 * Opens a page whose storage is in memory. With a display the first one is the app window that Chromium opened at its
 * start, which has no tabs and no address; a page of a context made later would be an ordinary browser window.
 */
export const openOffTheRecord = async (browser: Browser): Promise<OpenedPage> => {
  const appWindow = options.headless || !appWindowIsFree ? undefined : await findAppWindow(browser)
  if (appWindow !== undefined) {
    appWindowIsFree = false
    if (options.colorScheme !== null) await appWindow.emulateMedia({ colorScheme: options.colorScheme })
    return { page: appWindow, watched: appWindow }
  }
  const context = await browser.newContext({
    acceptDownloads: false,
    serviceWorkers: 'block',
    colorScheme: options.colorScheme ?? (options.headless ? 'light' : null),
    ...(options.headless
      ? { viewport: options.size ?? { width: 1280, height: 800 }, deviceScaleFactor: options.scale }
      : { viewport: null }),
  })
  return { page: await context.newPage(), watched: context }
}

/** The window may come a moment after the debugging port. */
const findAppWindow = async (browser: Browser): Promise<Page | undefined> => {
  const [context] = browser.contexts()
  return context?.pages()[0] ?? (await context?.waitForEvent('page'))
}
