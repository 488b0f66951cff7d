import type { ItemState, ItemSummary } from '../../../../shared/ipc/work.ts'

/** Whether an item still needs work. */
export const isOpen = ({ state }: Pick<ItemSummary, 'state'>): boolean => state === 'todo' || state === 'returned'

/** Decides whether an item is walked to. */
export type Wanted = (item: ItemSummary) => boolean

const all: Wanted = () => true

/** The first item that fits, from a place on and then from the start, without the place itself. */
const firstAhead = (items: readonly ItemSummary[], from: number, fits: Wanted): number | null =>
  [...items.slice(from + 1), ...items.slice(0, from)].find(fits)?.index ?? null

/** The next item that still needs work, from a place on and then from the start; null when none is left. */
export const nextOpenItem = (items: readonly ItemSummary[], from: number, wanted: Wanted = all): number | null =>
  firstAhead(items, from, (item) => isOpen(item) && wanted(item))

/** The item that needs work before a place, and then from the end; null when none is left. */
export const openItemBefore = (items: readonly ItemSummary[], from: number, wanted: Wanted = all): number | null => {
  const behind = [...items.slice(0, from).reverse(), ...items.slice(from + 1).reverse()]
  return behind.find((item) => isOpen(item) && wanted(item))?.index ?? null
}

/** The next item of a state, from a place on and then from the start; null when there is none. */
export const nextInState = (items: readonly ItemSummary[], from: number, state: ItemState): number | null =>
  firstAhead(items, from, (item) => item.state === state)

/**
 * The item some steps further that can be shown and is wanted: erased ones are stepped over. Fewer steps when the shard ends
 * before; null when there is none at all.
 */
export const stepFrom = (
  items: readonly ItemSummary[],
  from: number,
  { step, times = 1, wanted = all }: { readonly step: -1 | 1; readonly times?: number; readonly wanted?: Wanted },
): number | null => {
  let [found, left] = [null as number | null, times]
  for (let at = from + step; at >= 0 && at < items.length && left > 0; at += step) {
    const item = items[at]
    if (!item || item.state === 'erased' || !wanted(item)) continue
    found = at
    left -= 1
  }
  return found
}

/** The first or the last item that can be shown and is wanted. */
export const endOf = (items: readonly ItemSummary[], end: 'first' | 'last', wanted: Wanted = all): number | null =>
  end === 'first' ? stepFrom(items, -1, { step: 1, wanted }) : stepFrom(items, items.length, { step: -1, wanted })

/**
 * The part of each key in which the keys of a shard differ: `plate-0142` of a shard of plates is `0142`. Cuts only after
 * a separator and keeps at least one character. Erased items have no key of their own, so they do not count.
 */
export const distinctKeys = (
  items: readonly (Pick<ItemSummary, 'key'> & Partial<Pick<ItemSummary, 'state'>>)[],
): readonly string[] => {
  const named = items.filter((item) => item.state !== 'erased')
  const first = named[0]?.key ?? ''
  let length = first.length
  for (const { key } of named) while (!key.startsWith(first.slice(0, length))) length--
  const cut = first.slice(0, length).search(/[^-_/. ]*$/)
  return items.map(({ key, state }) =>
    state !== 'erased' && named.length > 1 && cut > 0 ? key.slice(cut) || key : key,
  )
}

/** The name of an item without its folders. */
export const lastStep = (key: string): string => key.slice(key.lastIndexOf('/') + 1)

const plateLetters = 9

/** The name of an item where a person reads it. Nothing is left of the name of an erased one but its place. */
export const shownKey = ({ key, state, index }: Pick<ItemSummary, 'key' | 'state' | 'index'>): string =>
  state === 'erased' ? `Item ${String(index + 1)}` : key

/** What fits on the plate of a frame: the beginning of a name, or its end where names are numbered. */
export const plateWords = (key: string): string => {
  const name = lastStep(key)
  if (name.length <= plateLetters) return name
  return /\d$/.test(name) ? `…${name.slice(1 - plateLetters)}` : `${name.slice(0, plateLetters - 1)}…`
}
