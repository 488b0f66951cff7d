import { app, type WebContents } from 'electron'
import { isForbiddenChord } from './forbidden-chords.ts'

/** Locks every page that ever comes to be: it stays on its document, opens nothing and embeds nothing. */
export const lockEveryPage = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    lock(contents)
  })
}

const lock = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.on('before-input-event', (event, input) => {
    if (isForbiddenChord(input)) event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
