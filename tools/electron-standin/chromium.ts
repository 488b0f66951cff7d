import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { options } from './options.ts'

/** The running browser and where to reach it. */
export interface RunningChromium {
  readonly browser: Browser
  /** Debugging address for a second client, such as a test. */
  readonly cdp: string
  readonly pid: number
}

interface Start {
  readonly profile: string
  readonly switches: readonly string[]
  readonly onGone: () => void
}

const quietSwitches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-infobars',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,DialMediaRouteProvider,NetworkTimeServiceQuerying',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

/** One window without tabs, off the record. */
const appWindow = ['--incognito', '--app=data:text/html,']

let child: ChildProcess | null = null
let running: Promise<RunningChromium> | null = null

/** Starts the browser once. A pipe to it stays open: when this process dies, however it dies, the pipe closes and the browser ends itself. */
export const startChromium = (start: Start): Promise<RunningChromium> => {
  running ??= open(start)
  running.catch((error: unknown) => {
    process.stderr.write(
      `The stand-in could not start Chromium: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exit(70)
  })
  return running
}

/** The browser that was started. */
export const runningChromium = (): Promise<RunningChromium> => {
  if (running === null) throw new Error('The app is not ready')
  return running
}

/** Ends the browser and waits until its files are let go. */
export const closeChromium = async (): Promise<void> => {
  const ended = child
  if (ended === null) return
  child = null
  if (hasEnded(ended)) return
  const gone = new Promise((resolve) => ended.once('exit', resolve))
  ended.kill('SIGTERM')
  await Promise.race([gone, wait(5_000)])
  if (!hasEnded(ended)) ended.kill('SIGKILL')
}

const hasEnded = (process: ChildProcess): boolean => process.exitCode !== null || process.signalCode !== null

const open = async ({ profile, switches, onGone }: Start): Promise<RunningChromium> => {
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const started = spawn(
    findChromium(),
    [
      ...switches,
      ...quietSwitches,
      ...(options.headless ? ['--headless', '--disable-gpu', '--no-startup-window'] : appWindow),
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
      `--force-device-scale-factor=${options.scale.toString()}`,
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
    ],
    {
      stdio: ['ignore', 'ignore', process.env['STANDIN_VERBOSE'] === '1' ? 'inherit' : 'ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        XDG_CACHE_HOME: path.join(profile, 'cache'),
        XDG_CONFIG_HOME: path.join(profile, 'config'),
      },
    },
  )
  child = started
  started.once('exit', () => {
    if (child === started) onGone()
  })
  for (const pipe of started.stdio.slice(3)) pipe?.on('error', () => undefined)
  const cdp = `http://127.0.0.1:${(await portOf(profile, started)).toString()}`
  const browser = await chromium.connectOverCDP(cdp, { noDefaults: true })
  return { browser, cdp, pid: started.pid ?? 0 }
}

/** Chromium writes the port that it took into its profile. */
const portOf = async (profile: string, started: ChildProcess): Promise<number> => {
  const file = path.join(profile, 'DevToolsActivePort')
  for (let tries = 0; tries < 1200; tries += 1) {
    if (started.exitCode !== null) throw new Error(`Chromium ended with code ${started.exitCode.toString()}`)
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    if (port > 0) return port
    await wait(25)
  }
  throw new Error('Chromium did not answer within 30 seconds')
}
