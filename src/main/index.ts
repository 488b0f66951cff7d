import path from 'node:path'
import { takeCommandLine } from './electron/command-line.ts'
import { endOnFault } from './electron/faults.ts'
import { startApp } from './electron/start.ts'
import { defaultHomeDir } from './home-dir.ts'
import { thisBuild } from './this-build.ts'

/** The composition root of the app: the command line first, then the runtime, then the station behind its window. */
const { homeDir: named } = takeCommandLine()
const homeDir = path.resolve(named ?? defaultHomeDir())
const built = path.resolve(import.meta.dirname, '..')

/** What nobody caught is logged by the runtime's adapter. */
const leaveUncaught = (error: unknown): void => {
  queueMicrotask(() => {
    throw error
  })
}

void endOnFault(
  startApp({
    homeDir,
    rendererDir: path.join(built, 'renderer'),
    preload: path.join(built, 'preload', 'index.cjs'),
    contentProtection: true,
    compose: async () => {
      const [{ compose }, { createKeytarStore }, { utilityModel }] = await Promise.all([
        import('./compose.ts'),
        import('./guard/keys/keytar-store.ts'),
        import('./electron/launch-model.ts'),
      ])
      return compose({
        homeDir,
        build: thisBuild,
        keyStore: createKeytarStore(),
        launchModel: utilityModel(path.join(import.meta.dirname, 'model-process.js')),
        heartbeatMs: 60_000,
        onFault: leaveUncaught,
      })
    },
  }),
)
