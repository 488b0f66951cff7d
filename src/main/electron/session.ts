import { app, session, type Session } from 'electron'
import type { NoteWindowEvent } from '../../shared/audit/window-events.ts'
import { origin } from './origin.ts'

/** Without the prefix `persist:` a partition lives in memory. */
const partition = 'workstation'

/** Hardens every session that ever comes to be, also those that nobody should make. Must run before the app is ready. */
export const sealEverySession = (note: NoteWindowEvent): void => {
  app.on('session-created', (created) => {
    seal(created, note)
  })
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
const seal = (sealed: Session, note: NoteWindowEvent): void => {
  sealed.setPermissionCheckHandler(() => false)
  sealed.setPermissionRequestHandler((_contents, permission, decide) => {
    note('permission.blocked', permission)
    decide(false)
  })
  sealed.setDevicePermissionHandler(({ deviceType }) => {
    note('permission.blocked', deviceType)
    return false
  })
  sealed.setSpellCheckerEnabled(false)
  sealed.setSpellCheckerDictionaryDownloadURL(`${origin}/none/`)
  sealed.on('will-download', (event) => {
    note('download.blocked', 'DOWNLOAD')
    event.preventDefault()
  })
  sealed.webRequest.onBeforeRequest((request, decide) => {
    const isForeign = !request.url.startsWith(`${origin}/`)
    if (isForeign) note('network.blocked', schemeOf(request.url))
    decide({ cancel: isForeign })
  })
}

/** Of an address only its scheme is told: the rest may hold anything. */
const schemeOf = (url: string): string => /^[a-z][a-z0-9+.-]{0,20}(?=:)/.exec(url)?.[0] ?? 'unknown'
