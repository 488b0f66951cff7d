import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { appCommand } from '../runtime.mjs'
import { runWithKeyring } from '../with-keyring.mjs'
import { inRoot, root } from './paths.mjs'
import { Stop, say, step } from './progress.mjs'
import { withShortName } from './short-name.mjs'

const keyringFolder = inRoot('.sample', 'keyring')

/** Whether a window can open here without help. */
export const hasDisplay = () => {
  if (process.platform !== 'linux') return true
  if (process.env.WAYLAND_DISPLAY) return true
  const local = /^:(\d+)/.exec(process.env.DISPLAY ?? '')
  return local ? existsSync(`/tmp/.X11-unix/X${local[1]}`) : Boolean(process.env.DISPLAY)
}

/** Xvfb picks a free display itself and writes its number to the pipe. */
export const startXvfb = () =>
  new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    server.on('error', reject)
    server.on('exit', (code) => reject(new Stop(`Xvfb ended with code ${code} before it gave a display.`)))
    server.stdio[3].once('data', (number) => {
      resolve({ display: `:${String(number).trim()}`, stop: () => server.kill() })
    })
  })

/**
 * Makes the sample project, or finds it in place.
 *
 * @returns {Promise<{ homes: { lead: string, annotator: string }, exchange: string, passphrase: string }>}
 */
export const prepareSample = () =>
  step('sample project', async (note) => {
    mkdirSync(inRoot('.sample'), { recursive: true })
    const file = inRoot('.sample', 'sample.json')
    rmSync(file, { force: true })
    const args = ['-e', writeOutputTo, inRoot('scripts', 'sample-project.mjs'), file]
    const code = await runWithKeyring(process.execPath, args, { state: keyringFolder })
    if (code !== 0) {
      throw new Stop(
        `The sample project could not be prepared (exit code ${code}). Remove .sample and run the same command again.`,
      )
    }
    note('in .sample')
    const text = readFileSync(file, 'utf8').trim()
    return JSON.parse(text.slice(text.startsWith('{') ? 0 : text.lastIndexOf('\n{') + 1))
  })

/** Runs a script with its standard output in a file, on every platform. */
const writeOutputTo = `
const [script, file] = process.argv.slice(1)
const out = require('node:fs').openSync(file, 'w')
const { status } = require('node:child_process').spawnSync(process.execPath, [script], { stdio: ['inherit', out, 'inherit'] })
process.exitCode = status ?? 1
`

/**
 * Opens the app on one home of the sample and waits until it ends.
 *
 * @param {{ role: 'lead' | 'annotator', sample: Awaited<ReturnType<typeof prepareSample>>, display?: string, signal?: AbortSignal }} options
 * @returns {Promise<number>} The app's exit code.
 */
export const runSampleApp = ({ role, sample, display, signal }) =>
  withShortName(sample.homes[role], (home) => {
    const app = appCommand({ args: ['--home', home] })
    say(`• runtime: ${app.runtime.label}`)
    say(`• opening the sample project as ${role}; passphrase: ${sample.passphrase}`)
    const env = { ...app.env, ...(display === undefined ? {} : { DISPLAY: display }) }
    return runWithKeyring(app.command, app.args, { state: keyringFolder, cwd: root, env, signal })
  })
