/** What the runtime around the window tells the audit trail: what it blocked, and what befell it. */
export type WindowEvent =
  'app.crash' | 'capture.protect' | 'download.blocked' | 'navigation.blocked' | 'network.blocked' | 'permission.blocked'

/** Takes one event of the window. @param reason - A short closed word such as `POPUP`; never an address or a text. */
export type NoteWindowEvent = (event: WindowEvent, reason: string) => void
