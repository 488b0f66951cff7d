import { app } from 'electron'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { shortenTemp } from './short-temp.ts'

/** The folders of the runtime inside the home. */
export interface RuntimePaths {
  /** Our own log; redacted, kept. */
  readonly log: string
  /** Empties everything that the browser part writes to; for start and end. */
  readonly sweep: () => void
  /** Sweeps and takes back what lies outside the home: for the very end. */
  readonly end: () => void
}

const ownerOnly = 0o700

/**
 * Moves every folder that the runtime writes to into the home. Must run before the app is ready and before the
 * single-instance lock is asked for, because the lock lives in `userData`: one running app per home.
 *
 * @param homeDir - Absolute. Made when missing, for its owner only.
 */
export const moveRuntimeInto = (homeDir: string): RuntimePaths => {
  const session = path.join(homeDir, 'session')
  const runtime = path.join(homeDir, 'runtime')
  const inside = {
    sessionData: path.join(session, 'browser'),
    crashDumps: path.join(session, 'crashes'),
    temp: path.join(session, 'temp'),
    logs: path.join(session, 'logs'),
  }
  const make = () => {
    for (const folder of [homeDir, runtime, session, ...Object.values(inside)])
      mkdirSync(folder, { recursive: true, mode: ownerOnly })
  }
  make()
  app.setPath('userData', runtime)
  app.setPath('sessionData', inside.sessionData)
  app.setPath('crashDumps', inside.crashDumps)
  const temp = shortenTemp(inside.temp)
  app.setPath('temp', temp.path)
  app.setAppLogsPath(inside.logs)
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = temp.path
  const sweep = () => {
    emptyFolder(session, () => false)
    emptyFolder(runtime, isInstanceLock)
    make()
  }
  const end = () => {
    sweep()
    temp.leave()
  }
  return { log: path.join(homeDir, 'log'), sweep, end }
}

/** The lock of the running instance must survive the sweep at start. */
const isInstanceLock = (name: string): boolean => name.startsWith('Singleton') || name === 'lockfile'

/** A file that is still held open (Windows) stays until the sweep at the next start. */
const emptyFolder = (folder: string, keep: (name: string) => boolean): void => {
  for (const name of readdirSync(folder)) {
    if (keep(name)) continue
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 })
    } catch {
      continue
    }
  }
}
