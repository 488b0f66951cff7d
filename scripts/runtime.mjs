/**
 * Decides what the built app runs on: the real Electron where its binary is here, else the stand-in over a browser.
 *
 * The same bundles run on both. Every command that starts the app prints `runtime` so that a result says what it is worth.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findCommand } from './setup/find-command.mjs'
import { inRoot } from './setup/paths.mjs'

const electronFile =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'
const browserCommands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const macBrowsers = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const windowsBrowsers = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

const firstExisting = (files) => files.find((file) => existsSync(file)) ?? null

/** The real Electron binary, or `null`. */
export const findElectron = () => {
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, inRoot('node_modules', 'electron', 'dist')].filter(Boolean)
  return firstExisting(folders.map((folder) => join(folder, electronFile)))
}

/** A Chromium-based browser of this machine, or `null`. `CHROMIUM_PATH` names another one. */
export const findBrowser = () => {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  if (process.platform === 'darwin') return firstExisting(macBrowsers)
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      Boolean,
    )
    return firstExisting(folders.flatMap((folder) => windowsBrowsers.map((file) => join(folder, file))))
  }
  for (const name of browserCommands) {
    const file = findCommand(name)
    if (file !== null) return file
  }
  return null
}

const packageVersion = () =>
  JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version

const browserVersion = (file) => {
  if (process.platform === 'win32') return 'a browser'
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  return (
    (stdout ?? '')
      .split('\n')[0]
      .replace(/ built on.*$/, '')
      .trim() || 'a browser'
  )
}

const electronVersion = (file) => {
  const versionFile = join(file, '..', 'version')
  return existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : packageVersion()
}

/**
 * @returns {{ kind: 'electron' | 'stand-in', label: string, file: string } | null} `null` when there is neither.
 */
export const chooseRuntime = () => {
  const electron = findElectron()
  if (electron !== null) return { kind: 'electron', label: `Electron ${electronVersion(electron)}`, file: electron }
  const browser = findBrowser()
  if (browser === null) return null
  return {
    kind: 'stand-in',
    label: `stand-in for Electron ${packageVersion()} on ${browserVersion(browser)}`,
    file: browser,
  }
}

/** Chromium refuses to sandbox for root; the stand-in knows that by itself. */
const flagsForRoot = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/**
 * The command that starts the built app on the chosen runtime.
 *
 * @param {{ args?: string[], headless?: boolean }} options
 */
export const appCommand = ({ args = [], headless = false }) => {
  const runtime = chooseRuntime()
  if (runtime === null) return null
  const bundle = inRoot('out', 'main', 'index.js')
  if (runtime.kind === 'electron')
    return { runtime, command: runtime.file, args: [...flagsForRoot(), bundle, ...args], env: {} }
  const launcher = inRoot('tools', 'electron-standin', 'launch.mjs')
  return {
    runtime,
    command: process.execPath,
    args: [launcher, ...(headless ? ['--headless'] : []), bundle, '--', ...args],
    env: { CHROMIUM_PATH: runtime.file },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${chooseRuntime()?.label ?? 'none: neither Electron nor a Chromium-based browser is here'}\n`)
}
