import { app, type WebContents } from 'electron'
import type { NoteWindowEvent } from '../../shared/audit/window-events.ts'
import { isForbiddenChord } from './forbidden-chords.ts'

/** Locks every page that ever comes to be: it stays on its document, opens nothing and embeds nothing. */
export const lockEveryPage = (note: NoteWindowEvent): void => {
  app.on('web-contents-created', (_event, contents) => {
    lock(contents, note)
  })
}

const lock = (contents: WebContents, note: NoteWindowEvent): void => {
  contents.on('will-navigate', (event) => {
    note('navigation.blocked', 'PAGE')
    event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) note('navigation.blocked', 'FRAME')
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    note('navigation.blocked', 'REDIRECT')
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    note('navigation.blocked', 'WEBVIEW')
    event.preventDefault()
  })
  contents.on('before-input-event', (event, input) => {
    if (isForbiddenChord(input)) event.preventDefault()
  })
  contents.setWindowOpenHandler(() => {
    note('navigation.blocked', 'POPUP')
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
