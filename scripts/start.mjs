/**
 * Opens the app on a ready sample project: `npm start [-- --xvfb] [-- --as lead|annotator]`.
 *
 * Where there is no display and none is asked for, the tour shows the same life without a window and leaves its pictures
 * and exports behind. The sample lives in `.sample` and is kept between runs, with a keyring of its own.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setUp } from './setup.mjs'
import { inRoot } from './setup/paths.mjs'
import { Stop, main, say } from './setup/progress.mjs'
import { hasDisplay, prepareSample, runSampleApp, startXvfb } from './setup/sample-app.mjs'
import { withShortName } from './setup/short-name.mjs'
import { runWithKeyring } from './with-keyring.mjs'

const tourFolder = inRoot('.sample', 'tour')
const roles = ['annotator', 'lead']

const list = (title, files) => {
  say(`${title} (${files.length}):`)
  for (const file of files) say(`  ${file}`)
}

const runTourIn = (folder, report) =>
  runWithKeyring(process.execPath, [inRoot('scripts', 'tour.mjs'), '--json', report, '--keep', folder], {
    state: join(folder, 'keyring'),
  })

const runTour = async () => {
  say('• no display here: running the tour without a window ("npm start -- --xvfb" opens one on a virtual display)')
  rmSync(tourFolder, { recursive: true, force: true })
  mkdirSync(tourFolder, { recursive: true })
  const report = inRoot('.sample', 'tour.json')
  rmSync(report, { force: true })
  const code = await withShortName(tourFolder, async (shortName) => {
    const exitCode = await runTourIn(shortName, report)
    if (existsSync(report)) writeFileSync(report, readFileSync(report, 'utf8').replaceAll(shortName, tourFolder))
    return exitCode
  })
  if (!existsSync(report)) return code === 0 ? 1 : code
  const { screenshots = [], exports = [] } = JSON.parse(readFileSync(report, 'utf8'))
  say('')
  list('Pictures', screenshots)
  list('Exports', exports)
  say(`Report: ${relative(process.cwd(), report) || report}`)
  return code
}

const openApp = async (role, xvfb) => {
  const sample = await prepareSample()
  if (!xvfb) return runSampleApp({ role, sample })
  const server = await startXvfb()
  say(`• the window is on display ${server.display}; end with Ctrl+C`)
  try {
    return await runSampleApp({ role, sample, display: server.display })
  } finally {
    server.stop()
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
