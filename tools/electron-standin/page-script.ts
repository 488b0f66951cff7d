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
 * binding away before the page can see it. A frame inside gets no preload, as in Electron; it keeps the binding, so that a
 * test can show what a hostile frame would get with it.
 */
export const pageScript = (config: PageConfig, preload: string): string => `(() => {
  const config = ${JSON.stringify(config)}
  const send = globalThis.__standin
  ;(${watchInput.toString()})(config, send)
  if (globalThis.parent !== globalThis.window) return
  delete globalThis.__standin
  ;(${runPreload.toString()})(config, send, function (require, module, exports) {${preload}
  })
})()`

/** Runs in the page and uses nothing from outside itself: holds chords back and tells that a person is there. */
const watchInput = (config: PageConfig, send: Send): void => {
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
    const held = `${ctrlKey ? 'C' : ''}${metaKey ? 'M' : ''}${altKey ? 'A' : ''}${shiftKey ? 'S' : ''}`
    if (!heldBack.has(`${held} ${key.toLowerCase()}`)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('keydown', holdBack, true)
  // Electron without a menu reloads on no key; a browser does on F5, after the page had its chance.
  const dropReload = (event: KeyboardEvent) => {
    event.preventDefault()
  }
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F5') addEventListener('keydown', dropReload, { once: true })
    },
    true,
  )
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    addEventListener(type, noteInput, { capture: true, passive: true })
  for (const type of ['contextmenu', 'dragover', 'drop'])
    addEventListener(type, (event) => {
      event.preventDefault()
    })
}

/** Runs in the page and uses nothing from outside itself: gives the preload the two modules that a sandboxed one has. */
const runPreload = (config: PageConfig, send: Send, preload: Preload): void => {
  const listeners = new Map<string, Set<Listener>>()
  const contextBridge = {
    exposeInMainWorld: (key: string, api: object) => {
      Object.defineProperty(globalThis, key, { value: Object.freeze(api), enumerable: true })
    },
  }
  const ipcRenderer = {
    invoke: (channel: string, input: unknown) => send({ kind: 'invoke', channel, input }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
    },
  }
  Object.defineProperty(globalThis, config.inbox, {
    value: (channel: string, payload: unknown) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, payload)
    },
  })
  const module = { exports: {} }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`)
    return { contextBridge, ipcRenderer }
  }
  preload(require, module, module.exports)
}
