import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { exitCodeOf, passSignals } from './signals.mjs'

const graceMs = 8000
const pollMs = 100

const signalGroup = (group, signal) => {
  try {
    process.kill(-group, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** State and group of a process: `/proc/PID/stat` is "pid (name) state parent group …", and a name may hold anything. */
const readStat = (pid) => {
  try {
    const [state, , group] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state, group: Number(group) }
  } catch {
    return null
  }
}

/** Whether anything of the group still runs; one that ended but was not collected by its parent does not. */
const isAlive = (group) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .some((stat) => stat !== null && stat.group === group && stat.state !== 'Z')

const waitForEnd = async (group) => {
  for (let waitedMs = 0; isAlive(group); waitedMs += pollMs) {
    if (waitedMs >= graceMs) return signalGroup(group, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

/**
 * Runs a command in a process group of its own, and comes back when all of the group has ended: what the command started
 * gets a few seconds to finish, then is killed. `onEnd` runs in between, to end what would not end by itself. For Linux.
 *
 * @returns {Promise<number>} The command's exit code.
 */
export const runGroup = async (command, args, { env, cwd, stdio, signal: abort, onEnd }) => {
  const child = spawn(command, args, { cwd, stdio, env, detached: true })
  const endPassing = passSignals((signal) => signalGroup(child.pid, signal))
  abort?.addEventListener('abort', () => signalGroup(child.pid, 'SIGTERM'))
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (exitCode, signal) => resolve(exitCodeOf(exitCode, signal)))
    })
    onEnd?.()
    await waitForEnd(child.pid)
    return code
  } finally {
    endPassing()
  }
}
