/** Runs in the place of a model and says what its process was given. */
import { readdirSync, readlinkSync } from 'node:fs'

const openFiles = (): string[] => {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)]
    } catch {
      return []
    }
  })
}

process.on('message', () => {
  process.send?.({ env: process.env, argv: process.argv.slice(2), execArgv: process.execArgv, files: openFiles() })
})
