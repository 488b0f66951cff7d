import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, chromium, type Browser, type Page } from 'playwright-core'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

/** How to open the app. */
export interface Launch {
  /** Folder of the workstation; made when missing. */
  readonly homeDir: string
  /** More words for the app's own command line. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Size of the page; 1280 × 800 when left out. */
  readonly size?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  /** The main process to run; the built one when left out. */
  readonly main?: string
}

/** An app that is open. */
export interface LaunchedApp {
  /** Its one page. */
  readonly page: Page
  readonly runtime: string
  /** Ends it as a person does and waits for its exit code. */
  readonly close: () => Promise<number | null>
  /** Ends every process of it at once, as a power cut does. */
  readonly kill: () => Promise<void>
  /** Sends an event that only the stand-in can make: power, idle time, the answer of the next folder dialog. */
  readonly control: (event: Readonly<Record<string, unknown>>) => void
  /** Lines that the app wrote to standard output after it was ready. */
  readonly output: readonly string[]
}

let told = false
const tell = (runtime: string): void => {
  if (!told) process.stdout.write(`runtime: ${runtime}\n`)
  told = true
}

/** Opens the app on real Electron where its binary is, else on the stand-in. */
export const launchApp = (launch: Launch): Promise<LaunchedApp> =>
  launch.main === undefined && electronIsHere() ? launchOnElectron(launch) : launchOnStandin(launch)

const electronIsHere = (): boolean => {
  if ((process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '') !== '') return true
  const folder = path.join(root, 'node_modules', 'electron')
  const named = path.join(folder, 'path.txt')
  return existsSync(named) && existsSync(path.join(folder, 'dist', readFileSync(named, 'utf8').trim()))
}

const mainOf = (launch: Launch): string => launch.main ?? path.join(root, 'out', 'main', 'index.js')

const environmentOf = (launch: Launch): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  ...launch.env,
})

const launchOnElectron = async (launch: Launch): Promise<LaunchedApp> => {
  const app = await _electron.launch({
    args: [mainOf(launch), '--home', launch.homeDir, ...(launch.args ?? [])],
    env: environmentOf(launch),
    ...(launch.colorScheme === undefined ? {} : { colorScheme: launch.colorScheme }),
  })
  const runtime = `Electron ${await app.evaluate(() => process.versions.electron)}`
  tell(runtime)
  const child = app.process()
  const page = await app.firstWindow()
  if (launch.size !== undefined) await page.setViewportSize(launch.size)
  return {
    page,
    runtime,
    output: [],
    close: async () => {
      await app.close()
      return child.exitCode
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exitOf(child)
    },
    control: () => {
      throw new Error('Only the stand-in takes control events')
    },
  }
}

interface Ready {
  readonly runtime: string
  readonly cdp: string
  readonly origin: string
  readonly chromiumPid: number
}

const launchOnStandin = async (launch: Launch): Promise<LaunchedApp> => {
  const child = spawn(process.execPath, standinWords(launch), {
    cwd: root,
    env: { ...environmentOf(launch), STANDIN_CONTROL: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined)
  const output: string[] = []
  const ready = await readyLine(child, output)
  tell(ready.runtime)
  const browser = await chromium.connectOverCDP(ready.cdp, { noDefaults: true })
  const control = (event: Readonly<Record<string, unknown>>) => {
    child.stdin.write(`${JSON.stringify(event)}\n`)
  }
  return {
    page: pageOf(browser, ready.origin),
    runtime: ready.runtime,
    output,
    control,
    close: async () => {
      control({ quit: true })
      const code = await exitOf(child)
      await browser.close().catch(() => undefined)
      return code
    },
    kill: async () => {
      for (const pid of [child.pid, ready.chromiumPid]) if (pid !== undefined) killNow(pid)
      await exitOf(child)
      await browser.close().catch(() => undefined)
    },
  }
}

const standinWords = (launch: Launch): string[] => [
  path.join(root, 'tools', 'electron-standin', 'launch.mjs'),
  ...(process.env['STANDIN_HEADFUL'] === '1' ? ['--headful'] : ['--headless']),
  ...(launch.size === undefined ? [] : ['--size', `${launch.size.width.toString()}x${launch.size.height.toString()}`]),
  ...(launch.colorScheme === undefined ? [] : ['--color-scheme', launch.colorScheme]),
  mainOf(launch),
  '--home',
  launch.homeDir,
  ...(launch.args ?? []),
]

const readyLine = (child: ChildProcess, output: string[]): Promise<Ready> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('The app has no standard output')
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as Ready)
      else output.push(line)
    })
    child.once('exit', (code) => {
      reject(new Error(`The app ended with code ${String(code)} before its window was ready`))
    })
  })

const pageOf = (browser: Browser, origin: string): Page => {
  const found = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => page.url().startsWith(`${origin}/`))
  if (found === undefined) throw new Error('The app has no page')
  return found
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve))

const killNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
