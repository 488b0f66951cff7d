import { app, systemPreferences, type BrowserWindow } from 'electron'

/** Leaves nothing in the lists that the system keeps about an app: recent documents, tasks of its icon, windows to bring back. */
export const leaveNoTraces = (platform: NodeJS.Platform): void => {
  app.clearRecentDocuments()
  // An empty list of our own; without one Windows fills in what was opened last.
  if (platform === 'win32') app.setJumpList([])
  // macOS would write a picture and the state of open windows to the disk at the end of a session.
  if (platform === 'darwin') systemPreferences.setUserDefault('NSQuitAlwaysKeepsWindows', 'boolean', false)
}

/** Windows shows a small live picture of a window over its icon: of one pixel here. Other systems offer no such choice. */
export const hideThumbnail = (window: BrowserWindow, platform: NodeJS.Platform): void => {
  if (platform === 'win32') window.setThumbnailClip({ x: 0, y: 0, width: 1, height: 1 })
}
