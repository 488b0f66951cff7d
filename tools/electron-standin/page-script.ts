/** What a page of a window is told before any of its own scripts runs. */
interface PageConfig {
  readonly heldBack: readonly string[]
  readonly inbox: string
}

type Send = (message: { kind: string; channel?: string; input?: unknown }) => Promise<unknown>
type Listener = (event: object, payload: unknown) => void
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void

/**
 * Builds the script that stands for Electron's preload environment. Unlike there it shares the page's world, so it takes the
 * binding away before the page can see it.
 */
export const pageScript = (config: PageConfig, preload: string): string =>
  `(${install.toString()})(${JSON.stringify(config)}, function (require, module, exports) {${preload}\n})`

/** Runs in the page: uses nothing from outside itself. */
const install = (config: PageConfig, preload: Preload): void => {
  const scope = globalThis as unknown as Record<string, unknown>
  const send = scope['__standin'] as Send
  const heldBack = new Set(config.heldBack)
  let lastInputMs = 0
  const noteInput = () => {
    const now = Date.now()
    if (now - lastInputMs < 1000) return
    lastInputMs = now
    void send({ kind: 'input' }).catch(() => undefined)
  }
  const holdBack = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    const chord = `${ctrlKey ? 'C' : ''}${metaKey ? 'M' : ''}${altKey ? 'A' : ''}${shiftKey ? 'S' : ''} ${key.toLowerCase()}`
    if (!heldBack.has(chord)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('keydown', holdBack, true)
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    addEventListener(type, noteInput, { capture: true, passive: true })
  for (const type of ['contextmenu', 'dragover', 'drop'])
    addEventListener(type, (event) => {
      event.preventDefault()
    })
  if (globalThis.parent !== globalThis.window) return
  Reflect.deleteProperty(scope, '__standin')
  const listeners = new Map<string, Set<Listener>>()
  Object.defineProperty(scope, config.inbox, {
    value: (channel: string, payload: unknown) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, payload)
    },
  })
  const ipcRenderer = {
    invoke: (channel: string, input: unknown) => send({ kind: 'invoke', channel, input }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
    },
  }
  const contextBridge = {
    exposeInMainWorld: (key: string, api: object) => {
      Object.defineProperty(scope, key, { value: Object.freeze(api), enumerable: true })
    },
  }
  const module = { exports: {} }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`)
    return { contextBridge, ipcRenderer }
  }
  preload(require, module, module.exports)
}
