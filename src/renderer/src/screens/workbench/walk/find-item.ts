import type { ItemSummary } from '../../../../../shared/ipc/work.ts'

/** How well a key answers to what was typed; null when it does not. Lower is better. */
const rank = (key: string, typed: string): number | null => {
  const name = key.toLowerCase()
  if (name === typed) return 0
  if (name.slice(name.lastIndexOf('/') + 1) === typed) return 1
  if (name.endsWith(typed)) return 2
  if (name.startsWith(typed)) return 3
  return name.includes(typed) ? 4 : null
}

/**
 * The items that what was typed may mean, the likeliest first: the one with that number, counted from 1, then those by key.
 * `#12` means the number alone. Erased items are found by number only: nothing is left of their keys.
 */
export const findItems = (items: readonly ItemSummary[], text: string, most = 8): readonly ItemSummary[] => {
  const typed = text.trim().toLowerCase()
  if (typed === '') return []
  const numbered = /^#?(\d{1,9})$/.exec(typed)
  const byNumber = numbered ? items[Number(numbered[1]) - 1] : undefined
  const byKey = typed.startsWith('#')
    ? []
    : items
        .flatMap((item) => {
          const found = item.state === 'erased' ? null : rank(item.key, typed)
          return found === null ? [] : [{ item, found }]
        })
        .sort((a, b) => a.found - b.found || a.item.index - b.item.index)
        .map(({ item }) => item)
  return [...(byNumber ? [byNumber] : []), ...byKey.filter((item) => item !== byNumber)].slice(0, most)
}
