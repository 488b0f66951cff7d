import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeChromium, startChromium } from './chromium.ts'
import { options } from './options.ts'
import { preventable } from './preventable.ts'
import { takeInstanceLock } from './instance-lock.ts'

/** A window as the app sees it when it quits. */
interface OpenWindow {
  close(): void
  isDestroyed(): boolean
}

class App extends EventEmitter {
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      this.switches.push(value === undefined || value === '' ? `--${name}` : `--${name}=${value}`)
    },
  }
  readonly isPackaged = false
  /** Windows that are open. Not part of Electron's API. */
  readonly openWindows = new Set<OpenWindow>()
  private readonly paths = new Map<string, string>()
  private readonly switches: string[] = []
  private readonly ready = Promise.withResolvers<undefined>()
  private exiting = false
  private closingWindows = false

  get name(): string {
    return productNameOf(options.mainFile)
  }

  /** Not part of what the adapters use. */
  private pathOf(name: string): string {
    const known = this.paths.get(name) ?? (name === 'temp' ? os.tmpdir() : name === 'home' ? os.homedir() : undefined)
    if (known === undefined) throw new Error(`The stand-in knows no path ${name}`)
    return known
  }

  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
    if (!existsSync(folder)) throw new Error('The folder of a path must exist')
    this.paths.set(name, folder)
  }

  setAppLogsPath(folder?: string): void {
    if (folder !== undefined) this.setPath('logs', folder)
  }

  /** Chromium has its own sandbox on; it is only off for the superuser, who cannot have it. */
  enableSandbox(): void {
    return undefined
  }

  clearRecentDocuments(): void {
    return undefined
  }

  setJumpList(): 'ok' {
    return 'ok'
  }

  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(this.pathOf('userData'), () => this.emit('second-instance', preventable({}), [], ''))
  }

  whenReady(): Promise<void> {
    return this.ready.promise
  }

  /** Called when the entry module has been evaluated, which is when Electron becomes ready. Not part of Electron's API. */
  codeLoaded(): void {
    if (this.exiting) return
    void startChromium({
      profile: path.join(this.pathOf('sessionData'), 'chromium'),
      switches: this.switches,
      onGone: () => {
        this.quit()
      },
    })
    this.ready.resolve(undefined)
  }

  quit(): void {
    if (this.closingWindows) return
    this.closingWindows = true
    for (const window of this.openWindows) window.close()
    this.closingWindows = false
    const event = preventable({})
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }

  exit(code = 0): void {
    this.exiting = true
    void closeChromium().finally(() => {
      this.emit('quit', preventable({}), code)
      process.exit(code)
    })
  }
}

const productNameOf = (file: string): string => {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder))
    try {
      const text = readFileSync(path.join(folder, 'package.json'), 'utf8')
      return (JSON.parse(text) as { productName?: string }).productName ?? 'App'
    } catch {
      continue
    }
  return 'App'
}

export const app = new App()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    app.quit()
  })
