import { app, session, type Session } from 'electron'
import { origin } from './origin.ts'

/** Without the prefix `persist:` a partition lives in memory. */
const partition = 'workstation'

/** Hardens every session that ever comes to be, also those that nobody should make. Must run before the app is ready. */
export const sealEverySession = (): void => {
  app.on('session-created', seal)
}

/**
 * Makes the session of the window: in memory, without a cache.
 *
 * @throws Error when the runtime would keep it on disk; then the app must not go on.
 */
export const createWindowSession = (): Session => {
  const created = session.fromPartition(partition, { cache: false })
  if (created.isPersistent()) throw new Error('The session of the window would be kept on disk')
  return created
}

/** No permission, no download, no spell checker, no request but to our own origin. */
const seal = (sealed: Session): void => {
  sealed.setPermissionCheckHandler(() => false)
  sealed.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  })
  sealed.setDevicePermissionHandler(() => false)
  sealed.setSpellCheckerEnabled(false)
  sealed.setSpellCheckerDictionaryDownloadURL(`${origin}/none/`)
  sealed.on('will-download', (event) => {
    event.preventDefault()
  })
  sealed.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !request.url.startsWith(`${origin}/`) })
  })
}
