import { constants } from 'node:os'

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']
const listeners = new Set()
let isStopping = false

/** The shell's exit code of a process that a signal ended. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

/**
 * While something runs, signals go to it and this process lives on to clean up; a terminal, a shell and npm often send the
 * same signal more than once. While nothing runs, a signal ends this process.
 *
 * @param {(signal: NodeJS.Signals) => void} pass
 * @returns {() => void} Ends the passing on.
 */
export const passSignals = (pass) => {
  listeners.add(pass)
  return () => listeners.delete(pass)
}

for (const signal of passedOn) {
  process.on(signal, () => {
    if (listeners.size === 0 && !isStopping) process.exit(exitCodeOf(null, signal))
    isStopping = true
    for (const pass of listeners) pass(signal)
  })
}
