import { app } from 'electron'
import { ownWords, readSwitches, refusedExitCode, type Switches } from './switches.ts'

/** Takes the app's command line, or ends the app with a sentence. Must be the first thing that runs. */
export const takeCommandLine = (): Switches => {
  const reading = readSwitches(ownWords(process.argv, app.isPackaged), process.env)
  if (reading.ok) return reading.switches
  process.stderr.write(`${reading.sentence}\n`)
  process.exit(refusedExitCode)
}
