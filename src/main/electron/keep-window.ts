import type { BrowserWindow } from 'electron'
import type { NoteWindowEvent } from '../../shared/audit/window-events.ts'
import type { Log } from '../ipc/log.ts'
import { createFreshPages } from './fresh-page.ts'

/** A page that dies for the third time within a minute would only die again. */
const deathsAtMost = 3
const withinMs = 60_000

/** The one window, or `null` before it is made and after it was closed. */
export interface KeptWindow {
  readonly current: () => BrowserWindow | null
  readonly open: (make: () => BrowserWindow) => void
  /** Ends the page's process and loads the page anew in the same window. */
  readonly renewPage: () => void
}

/**
 * Keeps the window: when its page dies, a fresh one takes its place, because saved work is safe in the main process. A page
 * that keeps dying ends the app.
 */
export const keepWindow = (log: Log, note: NoteWindowEvent, nowMs: () => number = Date.now): KeptWindow => {
  let window: BrowserWindow | null = null
  let deathsMs: number[] = []
  const pages = createFreshPages()
  const open = (make: () => BrowserWindow): void => {
    const created = make()
    window = created
    created.once('closed', () => {
      if (window === created) window = null
    })
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      if (pages.wasAsked(created.webContents)) return
      log.note('window.gone')
      note('app.crash', reason)
      const now = nowMs()
      deathsMs = [...deathsMs.filter((diedMs) => now - diedMs < withinMs), now]
      if (deathsMs.length < deathsAtMost) open(make)
      created.destroy()
    })
  }
  const renewPage = (): void => {
    if (window !== null && !window.isDestroyed()) pages.renew(window.webContents)
  }
  return { current: () => window, open, renewPage }
}
