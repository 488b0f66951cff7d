import { resolve } from 'node:path'
import type { StationContract } from '../shared/ipc/contract.ts'
import { contract } from '../shared/ipc/contract.ts'
import type { Client, Handlers, Reply } from '../shared/ipc/define.ts'
import { Failure } from '../shared/failures.ts'
import type { FileToken, FolderToken } from '../shared/ids.ts'
import { compose, type Caller } from '../main/compose.ts'
import { forkModel } from '../main/fork-model.ts'
import { createKeytarStore } from '../main/guard/keys/keytar-store.ts'
import { defaultHomeDir } from '../main/home-dir.ts'
import { createLog, createLogFile } from '../main/ipc/log.ts'
import { createPipeline } from '../main/ipc/pipeline.ts'
import { thisBuild } from '../main/this-build.ts'
import { createOutput, type Output } from './output.ts'
import { findPassphrase } from './passphrase.ts'

/** The options every command takes. */
export interface GlobalOptions {
  readonly home?: string
  readonly json?: boolean
  readonly passphraseFile?: string
}

/** A home folder opened for one command, and the same calls that the window has. */
export interface Seat {
  readonly call: Client<StationContract>
  readonly output: Output
  readonly folder: (path: string) => FolderToken
  readonly file: (path: string) => FileToken
  readonly passphrase: () => Promise<string>
  readonly onNotice: (listener: (group: string, name: string, payload: unknown) => void) => () => void
}

/** Built beside the app: models run in the same program whoever starts it. */
const modelProcess = resolve(import.meta.dirname, '..', 'main', 'model-process.js')

const noWindow = (): never => {
  throw new Failure('NOT_PERMITTED')
}

const unwrap = (reply: Reply<unknown>): unknown => {
  if (reply.ok) return reply.value
  throw new Failure(reply.error.code)
}

/**
 * Opens the home folder for one command and closes it afterwards, whatever happens. Every call passes the pipeline of the
 * app: permission, schema, handler, schema.
 */
export const withSeat = async <T>(options: GlobalOptions, work: (seat: Seat) => Promise<T>): Promise<T> => {
  const homeDir = resolve(options.home ?? defaultHomeDir())
  const station = await compose({
    homeDir,
    build: thisBuild,
    keyStore: createKeytarStore(),
    launchModel: forkModel(modelProcess),
  })
  try {
    const handlers: Handlers<StationContract, Caller> = {
      ...station.handlers,
      dialogs: { pickFolder: noWindow, pickFile: noWindow },
      window: { minimise: noWindow, toggleMaximise: noWindow, close: noWindow },
    }
    const ask = createPipeline(contract, handlers, createLog(createLogFile(homeDir)))
    const call = new Proxy({} as Client<StationContract>, {
      get: (_target, group: string) =>
        new Proxy(
          {},
          {
            get: (_inner, name: string) => async (input: unknown) => {
              const reply = await ask(group, name, { input, caller: { standing: station.standing(), via: 'cli' } })
              if (!reply.ok && reply.error.code === 'NOT_PERMITTED')
                station.noteRefused('NOT_PERMITTED', `${group}.${name}`)
              return unwrap(reply)
            },
          },
        ),
    })
    return await work({
      call,
      output: createOutput(options.json ?? false),
      folder: (path) => station.folders.remember(resolve(path)),
      file: (path) => station.files.remember(resolve(path)),
      passphrase: () => findPassphrase(options.passphraseFile),
      onNotice: station.onNotice,
    })
  } finally {
    await station.close()
  }
}

/** As {@link withSeat}, unlocked first. The passphrase is asked for before the home folder is touched or held. */
export const withUnlocked = async <T>(options: GlobalOptions, work: (seat: Seat) => Promise<T>): Promise<T> => {
  const passphrase = await findPassphrase(options.passphraseFile)
  return withSeat(options, async (seat) => {
    await seat.call.session.unlock({ passphrase })
    return work(seat)
  })
}
