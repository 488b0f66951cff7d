import { parseKeys, type Chord } from './chord.ts'

/** Something a person can do. Feeds the key caps on buttons, the palette and the list of shortcuts. */
export interface Action {
  /** Dotted, for example `work.continue`. */
  readonly id: string
  /** A verb first, as on the button. */
  readonly words: string
  /** The heading it stands under in the palette and in the list of shortcuts. */
  readonly group: string
  /** Each entry is one way: `C`, `Mod+K`, `G W`. The first is shown. */
  readonly keys?: readonly string[]
  readonly run: () => void
  /** False leaves it listed, greyed and without effect. */
  readonly enabled?: boolean
  /** True keeps it out of the palette: moving a selection is no command. */
  readonly quiet?: boolean
  /** True runs it again while the key is held down. */
  readonly repeats?: boolean
}

/** Two actions of one layer that want the same keys. */
export interface Conflict {
  readonly keys: string
  readonly ids: readonly [string, string]
}

export interface Registry {
  /** Adds a layer on top; its keys win over the layers below. Returns what takes it away again. */
  readonly add: (actions: readonly Action[]) => () => void
  /** Top layer first. The same array until something changes. */
  readonly all: () => readonly Action[]
  readonly find: (id: string) => Action | undefined
  readonly subscribe: (listener: () => void) => () => void
}

const chordWords = (chord: Chord): string =>
  `${chord.mod ? 'Mod+' : ''}${chord.alt ? 'Alt+' : ''}${chord.shift ? 'Shift+' : ''}${chord.key}`

/** Keys in one spelling, so that two of the same compare equal. */
export const canonicalKeys = (keys: string): string => parseKeys(keys).map(chordWords).join(' ')

/**
 * The pairs of one layer that could not both be reached: the same keys, or one sequence that begins with the other.
 */
export const conflictsOf = (actions: readonly Action[]): readonly Conflict[] => {
  const claimed = actions.flatMap((action) =>
    (action.keys ?? []).map((keys) => ({ id: action.id, keys: canonicalKeys(keys) })),
  )
  return claimed.flatMap((one, place) =>
    claimed
      .slice(place + 1)
      .filter(
        (other) =>
          one.keys === other.keys || other.keys.startsWith(`${one.keys} `) || one.keys.startsWith(`${other.keys} `),
      )
      .map((other): Conflict => ({ keys: one.keys, ids: [one.id, other.id] })),
  )
}

/**
 * Makes an empty registry.
 *
 * @throws TypeError from `add` when two actions of the layer want the same keys: that is a mistake in the code.
 */
export const createRegistry = (): Registry => {
  let layers: readonly (readonly Action[])[] = []
  let flat: readonly Action[] = []
  const listeners = new Set<() => void>()
  const settle = (next: typeof layers) => {
    layers = next
    flat = layers.flat()
    for (const listener of listeners) listener()
  }
  return {
    add: (actions) => {
      const [conflict] = conflictsOf(actions)
      if (conflict) throw new TypeError(`${conflict.ids.join(' and ')} both want ${conflict.keys}`)
      settle([actions, ...layers])
      return () => settle(layers.filter((layer) => layer !== actions))
    },
    all: () => flat,
    find: (id) => flat.find((action) => action.id === id),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
