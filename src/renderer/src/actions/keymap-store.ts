import { createKeymap, type Bindings, type Keymap } from './keymap.ts'

/** Holds the keymap of the person at the window. */
export interface KeymapStore {
  readonly get: () => Keymap
  /** The strongest source first. */
  readonly set: (...sources: readonly Bindings[]) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Starts with the keys of the catalogue. */
export const createKeymapStore = (): KeymapStore => {
  let keymap = createKeymap()
  const listeners = new Set<() => void>()
  return {
    get: () => keymap,
    set: (...sources) => {
      keymap = createKeymap(...sources)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
