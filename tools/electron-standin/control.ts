import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { app } from './app.ts'
import { queueAnswer } from './dialog.ts'
import { powerMonitor, setIdleSeconds } from './power-monitor.ts'

/** What a test may send, one JSON value per line. */
export interface Control {
  readonly power?: 'suspend' | 'lock-screen'
  /** From now on the person has been away for this long; `null` measures again. */
  readonly idleSeconds?: number | null
  /** The next folder dialog answers this; `null` cancels. */
  readonly dialog?: string | null
  readonly quit?: true
}

/** Obeys control lines. When the other end goes away the app quits, so that no test leaves one behind. */
export const followControl = (input: Readable): void => {
  const lines = createInterface({ input })
  lines.on('line', (line) => {
    obey(JSON.parse(line) as Control)
  })
  lines.on('close', () => {
    app.quit()
  })
}

const obey = (control: Control): void => {
  if (control.power !== undefined) powerMonitor.emit(control.power)
  if (control.idleSeconds !== undefined) setIdleSeconds(control.idleSeconds)
  if (control.dialog !== undefined) queueAnswer(control.dialog)
  if (control.quit === true) app.quit()
}
