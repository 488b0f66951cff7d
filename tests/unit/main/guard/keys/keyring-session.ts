import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const withKeyring = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
const withoutKeyring = 'exec "$@"'

/** Runs before the script, in the same session: brings the keyring into the state that is to be told. */
export interface KeyringSession {
  /** Whether a real, unlocked gnome-keyring answers on the bus when `before` runs. */
  readonly keyring: boolean
  /** Shell words; `$HOME` is the fresh home. */
  readonly before?: string
}

/** Runs a script of this folder in a bus session of its own with a fresh home, and gives what it printed as JSON. */
export const runInSession = async (script: string, { keyring, before }: KeyringSession): Promise<unknown> => {
  const root = await mkdtemp(join(tmpdir(), 'auxerta-keyring-'))
  const [home, runtime] = [join(root, 'home'), join(root, 'run')]
  for (const folder of [home, runtime]) await mkdir(folder, { mode: 0o700 })
  const file = fileURLToPath(new URL(script, import.meta.url))
  const start = keyring ? withKeyring : withoutKeyring
  const shell = before === undefined ? start : start.replace('exec "$@"', `(${before}) >/dev/null 2>&1; exec "$@"`)
  const env = { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: runtime, TMPDIR: root }
  try {
    const output = await new Promise<string>((resolve, reject) => {
      const command = ['--', 'sh', '-c', shell, 'sh', process.execPath, '--no-warnings', file, root]
      execFile('dbus-run-session', command, { env, timeout: 60_000 }, (error, stdout, stderr) => {
        if (error) reject(new Error(stderr, { cause: error }))
        else resolve(stdout)
      })
    })
    return JSON.parse(output) as unknown
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
