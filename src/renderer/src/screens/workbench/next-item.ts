import type { ItemSummary } from '../../../../shared/ipc/work.ts'

const isOpen = ({ state }: ItemSummary): boolean => state === 'todo' || state === 'returned'

/** The next item that still needs work, from a place on and then from the start; null when none is left. */
export const nextOpenItem = (items: readonly ItemSummary[], from: number): number | null => {
  const ahead = [...items.slice(from + 1), ...items.slice(0, from)]
  return ahead.find(isOpen)?.index ?? null
}

/** The item a step further that can be shown: erased ones are stepped over. Null at either end. */
export const stepFrom = (items: readonly Pick<ItemSummary, 'state'>[], from: number, step: -1 | 1): number | null => {
  for (let at = from + step; at >= 0 && at < items.length; at += step) if (items[at]?.state !== 'erased') return at
  return null
}

/** The places of the film strip that are kept in the page around the current one. */
export const stripRange = (count: number, current: number, reach: number): readonly [from: number, to: number] => {
  const from = Math.max(Math.min(current - reach, count - 2 * reach - 1), 0)
  return [from, Math.min(from + 2 * reach + 1, count)]
}

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
