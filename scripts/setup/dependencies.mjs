import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { Stop, step } from './progress.mjs'
import { mustRun } from './run.mjs'

const countIntervalMs = 1000

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

const fits = (list, value) =>
  list === undefined ||
  (Array.isArray(list) ? list : [list]).some(
    (entry) => entry === value || (entry.startsWith('!') && entry !== `!${value}`),
  )

const wantedHere = (entry) => fits(entry.os, process.platform) && fits(entry.cpu, process.arch)

/**
 * Says why `npm ci` is needed, or `null` when `node_modules` holds what the lockfile asks for.
 *
 * npm writes `node_modules/.package-lock.json` last, so an interrupted installation is noticed too.
 */
export const whyInstall = () => {
  const installedFile = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return 'nothing is installed'
  const installed = readJson(installedFile).packages
  for (const [path, entry] of Object.entries(readJson(inRoot('package-lock.json')).packages)) {
    if (path === '' || entry.link || !wantedHere(entry)) continue
    const found = installed[path]
    if (found === undefined && (entry.optional || entry.peer || entry.devOptional)) continue
    if (found?.version !== entry.version || found.integrity !== entry.integrity) return 'the lockfile changed'
    if (!existsSync(inRoot(path))) return 'something was removed'
  }
  return null
}

/** Counts packages as they land, since npm says nothing until it is done. */
const countLanded = (note) => {
  const wanted = Object.entries(readJson(inRoot('package-lock.json')).packages).flatMap(([path, entry]) =>
    path !== '' && wantedHere(entry) ? [inRoot(path, 'package.json')] : [],
  )
  const timer = setInterval(
    () => note(`npm ci: ${wanted.filter((file) => existsSync(file)).length} of about ${wanted.length} packages`),
    countIntervalMs,
  )
  return () => clearInterval(timer)
}

const npmCommand = () => {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.js$/.test(own)) return { command: process.execPath, before: [own], shell: false }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/** Installs exactly what the lockfile names. No package's install script runs, so nothing is fetched but packages. */
export const installDependencies = async () => {
  const reason = whyInstall()
  if (reason === null) return
  const { command, before, shell } = npmCommand()
  await step('dependencies', async (note) => {
    note(`npm ci: ${reason}`)
    const endCount = countLanded(note)
    try {
      const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-progress']
      await mustRun(command, [...before, 'ci', ...flags], { log: 'npm-ci', shell })
    } finally {
      endCount()
    }
    note('as the lockfile says')
  })
  if (whyInstall() !== null)
    throw new Stop('npm ci ended without an error, but packages are missing. Run "npm ci" and read what it says.')
}
