import type { ActionId } from './catalogue/index.ts'
import { keysClash } from './keys.ts'

/** What a component adds to the catalogue: how an action is done here and now. */
export interface Offer {
  readonly id: ActionId
  readonly run: () => void
  /** False leaves it listed, greyed and without effect. */
  readonly enabled?: boolean
  /** Why it cannot be done now; said beside the greyed command. */
  readonly whyNot?: string
  /** Says it more exactly than the catalogue: `Give plates-02 back…`. */
  readonly words?: string
  /** Tells offers of one id apart, for example by shard. */
  readonly about?: string
}

/** What is known of an action besides how it is done. */
export interface ActionFacts {
  readonly words: string
  readonly group: string
  /** Each entry is one way: `C`, `Mod+K`, `G W`. The first is shown. */
  readonly keys: readonly string[]
  readonly quiet?: boolean
  readonly repeats?: boolean
}

/** Something a person can do now. Feeds the key caps on buttons, the palette and the list of shortcuts. */
export interface Action extends ActionFacts {
  readonly id: ActionId
  /** Its id, made unique. */
  readonly key: string
  readonly run: () => void
  readonly enabled: boolean
  readonly whyNot: string | null
}

export interface Registry {
  /** Adds a layer on top; its keys win over the layers below. Returns what takes it away again. */
  readonly add: (offers: readonly Offer[]) => () => void
  /** Top layer first; each with the keys that reach it. The same array until something changes. */
  readonly all: () => readonly Action[]
  /** Looks the facts up anew: the keys have changed. */
  readonly refresh: () => void
  readonly subscribe: (listener: () => void) => () => void
}

const actionOf = (offer: Offer, facts: ActionFacts): Action => ({
  ...facts,
  id: offer.id,
  key: offer.about === undefined ? offer.id : `${offer.id}/${offer.about}`,
  words: offer.words ?? facts.words,
  run: offer.run,
  enabled: offer.enabled !== false,
  whyNot: offer.enabled === false ? (offer.whyNot ?? null) : null,
})

/** Takes from the lower layers the keys that a higher one has. */
const reached = (layers: readonly (readonly Action[])[]): readonly Action[] => {
  const taken: string[] = []
  return layers.flatMap((layer) => {
    const shown = layer.map((action) => ({
      ...action,
      keys: action.keys.filter((keys) => !taken.some((held) => keysClash(held, keys))),
    }))
    taken.push(...shown.flatMap(({ keys }) => keys))
    return shown
  })
}

/** Makes an empty registry over a catalogue. */
export const createRegistry = (factsOf: (id: ActionId) => ActionFacts): Registry => {
  let layers: readonly (readonly Offer[])[] = []
  /** Made when it is asked for: another item lays many layers anew at once, and nobody looks in between. */
  let flat: readonly Action[] | null = null
  const listeners = new Set<() => void>()
  const settle = (next: typeof layers) => {
    layers = next
    flat = null
    for (const listener of listeners) listener()
  }
  return {
    add: (offers) => {
      settle([offers, ...layers])
      return () => settle(layers.filter((layer) => layer !== offers))
    },
    all: () => (flat ??= reached(layers.map((layer) => layer.map((offer) => actionOf(offer, factsOf(offer.id)))))),
    refresh: () => settle(layers),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
