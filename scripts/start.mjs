/**
 * Opens the app on a ready sample project: `npm start [-- --xvfb] [-- --as lead|annotator]`.
 *
 * Where there is no display and none is asked for, the tour shows the same life without a window and leaves its pictures
 * and exports behind. The sample lives in `.sample` and is kept between runs, with a keyring of its own.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { appCommand } from './runtime.mjs'
import { setUp } from './setup.mjs'
import { inRoot, root } from './setup/paths.mjs'
import { Stop, main, say, step } from './setup/progress.mjs'
import { runWithKeyring } from './with-keyring.mjs'

const sampleFolder = inRoot('.sample')
const keyringFolder = inRoot('.sample', 'keyring')
const tourFolder = inRoot('.sample', 'tour')
const roles = ['annotator', 'lead']

const hasDisplay = () => {
  if (process.platform !== 'linux') return true
  if (process.env.WAYLAND_DISPLAY) return true
  const local = /^:(\d+)/.exec(process.env.DISPLAY ?? '')
  return local ? existsSync(`/tmp/.X11-unix/X${local[1]}`) : Boolean(process.env.DISPLAY)
}

/** Xvfb picks a free display itself and writes its number to the pipe. */
const startXvfb = () =>
  new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    server.on('error', reject)
    server.on('exit', (code) => reject(new Stop(`Xvfb ended with code ${code} before it gave a display.`)))
    server.stdio[3].once('data', (number) =>
      resolve({ display: `:${String(number).trim()}`, stop: () => server.kill() }),
    )
  })

const prepareSample = () =>
  step('sample project', async (note) => {
    mkdirSync(sampleFolder, { recursive: true })
    const file = inRoot('.sample', 'sample.json')
    rmSync(file, { force: true })
    const script = 'exec "$1" "$2" >"$3"'
    const args = ['-c', script, 'sh', process.execPath, inRoot('scripts', 'sample-project.mjs'), file]
    const code = await runWithKeyring('sh', args, { state: keyringFolder })
    if (code !== 0)
      throw new Stop(`The sample project could not be prepared (exit code ${code}). Remove .sample and try again.`)
    const text = readFileSync(file, 'utf8').trim()
    note('in .sample')
    return JSON.parse(text.slice(text.startsWith('{') ? 0 : text.lastIndexOf('\n{') + 1))
  })

const runTour = async () => {
  say('• no display here: running the tour without a window ("npm start -- --xvfb" opens one on a virtual display)')
  rmSync(tourFolder, { recursive: true, force: true })
  mkdirSync(tourFolder, { recursive: true })
  const report = inRoot('.sample', 'tour.json')
  rmSync(report, { force: true })
  const args = [inRoot('scripts', 'tour.mjs'), '--json', report, '--keep', tourFolder]
  const code = await runWithKeyring(process.execPath, args, { state: inRoot('.sample', 'tour', 'keyring') })
  if (!existsSync(report)) return code === 0 ? 1 : code
  const { screenshots = [], exports = [] } = JSON.parse(readFileSync(report, 'utf8'))
  say(`\nPictures (${screenshots.length}):`)
  for (const file of screenshots) say(`  ${file}`)
  say(`Exports (${exports.length}):`)
  for (const file of exports) say(`  ${file}`)
  say(`Report: ${relative(process.cwd(), report) || report}`)
  return code
}

const openApp = async (role, xvfb) => {
  const sample = await prepareSample()
  const app = appCommand({ args: ['--home', sample.homes[role]] })
  say(`• runtime: ${app.runtime.label}`)
  say(`• opening the sample project as ${role}; passphrase: ${sample.passphrase}`)
  const server = xvfb ? await startXvfb() : null
  if (server !== null) say(`• the window is on display ${server.display}; end with Ctrl+C`)
  try {
    const env = { ...app.env, ...(server === null ? {} : { DISPLAY: server.display }) }
    return await runWithKeyring(app.command, app.args, { state: keyringFolder, cwd: root, env })
  } finally {
    server?.stop()
  }
}

await main(async () => {
  const args = process.argv.slice(2)
  const xvfb = args.includes('--xvfb')
  const role = args.includes('--as') ? args[args.indexOf('--as') + 1] : 'annotator'
  if (!roles.includes(role)) throw new Stop(`--as takes ${roles.join(' or ')}.`, 2)
  const window = xvfb || hasDisplay()
  const exitCode = await setUp({ window, xvfb })
  if (exitCode !== null) return exitCode
  return window ? openApp(role, xvfb) : runTour()
})
