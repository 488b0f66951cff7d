/**
 * Runs a command with a key store of its own: `node scripts/with-keyring.mjs [--state DIR] -- command args`.
 *
 * On Linux that is a Secret Service on a private session bus with a fresh HOME, so that no test and no sample ever touches
 * the keyring of the person at the machine. With `--state` the keyring's files live in DIR and the same keyring opens again
 * later; without, they are gone afterwards. macOS and Windows have one key store per person; there the command runs as it is.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findCommand } from './setup/find-command.mjs'
import { Stop, main } from './setup/progress.mjs'
import { runGroup } from './setup/process-group.mjs'
import { childEnvironment, runAttached } from './setup/run.mjs'

/** Opens a keyring that holds test and sample secrets only; it protects nothing. */
const unlock = 'printf workstation | "$1" --unlock --components=secrets >/dev/null 2>&1 || exit 97; shift; exec "$@"'

/** The daemon may carry a file capability that a container forbids: then a copy without it runs. */
const runnableDaemon = (runFolder) => {
  const daemon = findCommand('gnome-keyring-daemon')
  if (daemon === null || findCommand('dbus-run-session') === null) {
    throw new Stop(
      'No Secret Service on this machine: install gnome-keyring and dbus, then run the same command again.',
      2,
    )
  }
  if (spawnSync(daemon, ['--version']).error?.code !== 'EPERM') return daemon
  const copy = join(runFolder, 'gnome-keyring-daemon')
  copyFileSync(daemon, copy)
  chmodSync(copy, 0o700)
  return copy
}

/** The bus complains on every start about limits that a container keeps from it; that goes to a file, not to the person. */
const quietBus = (runFolder) => {
  const wrapper = join(runFolder, 'dbus-daemon')
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexec ${findCommand('dbus-daemon') ?? 'dbus-daemon'} "$@" 2>>'${runFolder}/dbus.log'\n`,
    { mode: 0o700 },
  )
  return wrapper
}

const textOf = (file) => {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** A command that ends at once can leave the daemon behind; it is known by its session's folder. */
const endDaemon = (runFolder) => {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!textOf(`/proc/${pid}/cmdline`).includes('gnome-keyring-daemon')) continue
    if (!textOf(`/proc/${pid}/environ`).includes(`XDG_RUNTIME_DIR=${runFolder}\0`)) continue
    try {
      process.kill(Number(pid), 'SIGTERM')
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
}

const keyringEnvironment = (home, runFolder, extra) => {
  const env = { ...childEnvironment(extra), HOME: home, XDG_RUNTIME_DIR: runFolder }
  for (const name of [
    'XDG_DATA_HOME',
    'XDG_CONFIG_HOME',
    'XDG_CACHE_HOME',
    'XDG_STATE_HOME',
    'DBUS_SESSION_BUS_ADDRESS',
    'GNOME_KEYRING_CONTROL',
  ]) {
    delete env[name]
  }
  return env
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ state?: string, env?: Record<string, string>, cwd?: string, signal?: AbortSignal, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} The command's exit code.
 */
export const runWithKeyring = async (
  command,
  args,
  { state, env = {}, cwd = process.cwd(), stdio = 'inherit', signal } = {},
) => {
  if (process.platform !== 'linux') return runAttached(command, args, { env, cwd, stdio, signal })
  // Sockets have a short limit for their path, so the bus never lives under `state`.
  const runFolder = mkdtempSync(join(tmpdir(), 'auxerta-run-'))
  chmodSync(runFolder, 0o700)
  const home = state === undefined ? join(runFolder, 'home') : resolve(state)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  try {
    const session = [
      `--dbus-daemon=${quietBus(runFolder)}`,
      '--',
      'sh',
      '-c',
      unlock,
      'sh',
      runnableDaemon(runFolder),
      command,
      ...args,
    ]
    const code = await runGroup('dbus-run-session', session, {
      env: keyringEnvironment(home, runFolder, env),
      cwd,
      stdio,
      signal,
      onEnd: () => endDaemon(runFolder),
    })
    if (code === 97) throw new Stop('The keyring did not unlock. Start gnome-keyring-daemon by hand to see why.', 1)
    return code
  } finally {
    endDaemon(runFolder)
    rmSync(runFolder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const split = process.argv.indexOf('--')
    const own = process.argv.slice(2, split === -1 ? undefined : split)
    const [command, ...args] = split === -1 ? [] : process.argv.slice(split + 1)
    if (command === undefined) throw new Stop('Usage: node scripts/with-keyring.mjs [--state DIR] -- command args', 2)
    const state = own.includes('--state') ? own[own.indexOf('--state') + 1] : undefined
    return runWithKeyring(command, args, state === undefined ? {} : { state })
  })
}
