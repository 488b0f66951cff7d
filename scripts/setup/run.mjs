import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inRoot, logFolder, root } from './paths.mjs'
import { Stop } from './progress.mjs'
import { exitCodeOf, passSignals } from './signals.mjs'

const tailLines = 40

/** The environment of every child: this checkout's commands first, so that `node` is Node 24. */
export const childEnvironment = (extra = {}) => ({
  ...process.env,
  PATH: [inRoot('node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  ...extra,
})

/**
 * Runs a command with this terminal; signals reach it, and its exit code is the result.
 *
 * @returns {Promise<number>}
 */
export const runAttached = async (command, args, { env = {}, cwd = root, stdio = 'inherit', signal: abort } = {}) => {
  const child = spawn(command, args, { cwd, stdio, env: childEnvironment(env) })
  const endPassing = passSignals((signal) => child.kill(signal))
  abort?.addEventListener('abort', () => child.kill('SIGTERM'))
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => resolve(exitCodeOf(code, signal)))
    })
  } finally {
    endPassing()
  }
}

/**
 * Runs a command quietly; everything it says goes to `.cache/logs/<log>.log`.
 *
 * @returns {Promise<{ code: number, output: string, logFile: string }>}
 */
export const runLogged = (command, args, { log, env = {}, cwd = root, onText, shell = false }) =>
  new Promise((resolve, reject) => {
    mkdirSync(logFolder, { recursive: true })
    const logFile = join(logFolder, `${log}.log`)
    const file = createWriteStream(logFile)
    const child = spawn(command, args, {
      cwd,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(env),
    })
    let output = ''
    const take = (chunk) => {
      const text = stripVTControlCharacters(String(chunk))
      output += text
      file.write(text)
      onText?.(text)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      file.end(() => resolve({ code: exitCodeOf(code, signal), output, logFile }))
    })
  })

/** The last lines of an output, for the person who has to see what went wrong. */
export const tail = (output, count = tailLines) => output.trimEnd().split('\n').slice(-count).join('\n')

/** Like {@link runLogged}, but a non-zero exit stops everything and shows the end of the output. */
export const mustRun = async (command, args, options) => {
  const result = await runLogged(command, args, options)
  if (result.code !== 0) {
    throw new Stop(
      `${tail(result.output)}\n\n${options.log} failed with exit code ${result.code}. Full text: ${result.logFile}`,
    )
  }
  return result
}
