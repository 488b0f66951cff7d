import { app } from 'electron'
import type { Log } from '../ipc/log.ts'

/** Exit code of an app that could not start for a reason that nobody foresaw (sysexits.h: EX_SOFTWARE). */
const brokenStartExitCode = 70

/** Logs what nobody caught, without its message. Unheard, the runtime would show the whole text in a dialog. */
export const logFaults = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log.failure(error, 'app.uncaught')
  })
  process.on('unhandledRejection', (reason) => {
    log.failure(reason, 'app.unhandled')
  })
}

/** Ends the app when its start fails. */
export const endOnFault = async (started: Promise<void>): Promise<void> => {
  try {
    await started
  } catch {
    app.exit(brokenStartExitCode)
  }
}
