import { readdirSync, readFileSync } from 'node:fs'
import type { World } from './world.ts'

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

/** Ends every process of every app at once, as a power cut does: nothing gets the chance to tidy up. */
export const endEverything = async (world: World): Promise<void> => {
  for (const app of world.apps.values()) await app.kill().catch(() => undefined)
  world.apps.clear()
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (Number(pid) === process.pid || !commandOf(pid).includes(`${world.root}/homes/`)) continue
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
