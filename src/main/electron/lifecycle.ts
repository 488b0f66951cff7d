import { app } from 'electron'

/** Tells whether this is the only app on this home; the other one comes to the front instead. */
export const isOnlyInstance = (showWindow: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', showWindow)
  return true
}

/**
 * Quits when the last window closes, and only after everything was closed.
 *
 * @param close - Ends the work: saves are durable already, so a failure here must not keep the app from ending.
 * @param sweep - Runs last, when the browser part has let go of its files.
 */
export const quitInOrder = (close: () => Promise<void>, sweep: () => void): void => {
  let state: 'running' | 'closing' | 'closed' = 'running'
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void close()
      .catch(() => undefined)
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
  app.on('quit', sweep)
}
