import { execFile } from 'node:child_process'

/** One method of an object on the session bus. Arguments as `dbus-send` writes them, for example `string:default`. */
export interface BusCall {
  readonly destination: string
  readonly path: string
  readonly method: string
  readonly given: readonly string[]
}

/** `absent`: nobody owns the name, or there is no bus. `unknown`: it cannot be asked here. */
export type BusAnswer = { readonly text: string } | 'absent' | 'unknown'

const answerWithinMs = 3_000
const absent =
  /ServiceUnknown|NameHasNoOwner|Failed to open connection|Failed to connect|NoServer|Spawn\.|AutolaunchSupport/i

/**
 * Asks the session bus through `dbus-send`, which comes with the bus itself. Reads properties only, never a secret.
 * Never throws.
 */
export const askBus = ({ destination, path, method, given }: BusCall): Promise<BusAnswer> => {
  const words = ['--session', '--print-reply=literal', `--reply-timeout=${String(answerWithinMs)}`]
  return new Promise((done) => {
    const options = { timeout: answerWithinMs * 2, maxBuffer: 65_536, env: { ...process.env, LC_ALL: 'C' } }
    execFile(
      'dbus-send',
      [...words, `--dest=${destination}`, path, method, ...given],
      options,
      (error, out, trouble) => {
        if (!error) done({ text: out.trim() })
        else done(absent.test(trouble) ? 'absent' : 'unknown')
      },
    )
  })
}
