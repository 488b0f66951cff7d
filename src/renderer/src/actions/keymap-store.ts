import { createKeymap, type Bindings, type Keymap } from './keymap.ts'
import { profiles, type ProfileId } from './profiles/index.ts'

/** What a person chose: a profile, and keys of their own over it. */
export interface KeyChoice {
  readonly profile: ProfileId
  readonly own: Bindings
}

/** Holds the keys of the person at the window. */
export interface KeymapStore {
  readonly get: () => Keymap
  readonly choice: () => KeyChoice
  readonly choose: (choice: KeyChoice) => void
  readonly subscribe: (listener: () => void) => () => void
}

export const firstChoice: KeyChoice = { profile: 'workstation', own: {} }

/** The keys that a choice comes to. */
export const keymapOf = ({ profile, own }: KeyChoice): Keymap => createKeymap(own, profiles[profile].keys)

/** Starts with the profile Workstation. */
export const createKeymapStore = (): KeymapStore => {
  let chosen = firstChoice
  let keymap = keymapOf(chosen)
  const listeners = new Set<() => void>()
  return {
    get: () => keymap,
    choice: () => chosen,
    choose: (choice) => {
      chosen = choice
      keymap = keymapOf(choice)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
