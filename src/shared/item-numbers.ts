/** The most items that go in one erasure. */
const mostItems = 10_000

/** What a typed list of items says: their places from 0, or what is wrong with it. */
export type ItemNumbers = { readonly indexes: readonly number[] } | { readonly problem: string }

/**
 * Reads item numbers as people write them, counted from 1: `18`, `3, 5-7`.
 *
 * @param items - How many items the shard has.
 */
export const readItemNumbers = (typed: string, items: number): ItemNumbers => {
  const found = new Set<number>()
  const pieces = typed.split(/[\s,;]+/).filter((piece) => piece !== '')
  if (pieces.length === 0) return { problem: 'Give at least one item number, for example 18 or 3, 5-7.' }
  for (const piece of pieces) {
    const match = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(piece)
    if (!match) return { problem: `${piece} is not an item number.` }
    const first = Number(match[1])
    const last = Number(match[2] ?? match[1])
    if (first < 1 || last > items || first > last) return { problem: `${piece} is not between 1 and ${String(items)}.` }
    if (found.size + last - first >= mostItems) return { problem: `At most ${String(mostItems)} items at once.` }
    for (let number = first; number <= last; number++) found.add(number - 1)
  }
  return { indexes: [...found].sort((a, b) => a - b) }
}
