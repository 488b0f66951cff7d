import type { Browser, Page } from 'playwright-core'

/** The app's answer to "may this page use that", as Electron asks it; only the name matters here. */
export type PermissionCheck = (...asked: [contents: null, permission: never, origin: string, details: never]) => boolean

/** Chromium's permission names and the names that Electron gives them. */
const permissions: readonly (readonly [chromium: string, electron: string])[] = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['local-fonts', 'local-fonts'],
  ['window-management', 'window-management'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['persistent-storage', 'persistent-storage'],
  ['payment-handler', 'payment-handler'],
  ['display-capture', 'display-capture'],
]

/**
 * Denies in Chromium whatever the app's check does not allow. Names that this Chromium does not know are skipped. The
 * denials last as long as the debugging session that made them, so it stays open.
 */
export const denyPermissions = async (browser: Browser, page: Page, check: PermissionCheck | null): Promise<void> => {
  if (check === null) return
  const pageSession = await page.context().newCDPSession(page)
  const { targetInfo } = await pageSession.send('Target.getTargetInfo')
  const browserSession = await browser.newBrowserCDPSession()
  const browserContextId = targetInfo.browserContextId
  for (const [name, electronName] of permissions) {
    if (check(null, electronName as never, '', undefined as never)) continue
    await browserSession
      .send('Browser.setPermission', {
        permission: { name },
        setting: 'denied',
        ...(browserContextId === undefined ? {} : { browserContextId }),
      })
      .catch(() => undefined)
  }
  await pageSession.detach()
}
