import { EventEmitter } from 'node:events'

let lastInputAt = Date.now()
let fixedSeconds: number | null = null

/** Called for what the person does in the window; the stand-in cannot see the rest of the system. */
export const noteInput = (): void => {
  lastInputAt = Date.now()
}

/** Fixes how long the person has been away; `null` measures again. */
export const setIdleSeconds = (seconds: number | null): void => {
  fixedSeconds = seconds
}

class PowerMonitor extends EventEmitter {
  getSystemIdleTime(): number {
    return fixedSeconds ?? Math.floor((Date.now() - lastInputAt) / 1000)
  }
}

export const powerMonitor = new PowerMonitor()
