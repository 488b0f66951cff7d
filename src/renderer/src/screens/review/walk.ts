import type { ReviewItem } from '../../../../shared/ipc/review.ts'

/** The item after or before this one, or null at either end. `items` keep the order of the shard. */
export const neighbourOf = (items: readonly ReviewItem[], index: number, step: -1 | 1): ReviewItem | null => {
  const at = items.findIndex((item) => item.index === index)
  return at < 0 ? null : (items[at + step] ?? null)
}

/** The next item that waits for a decision after this one, from the start again at the end; null when none waits. */
export const nextWaiting = (items: readonly ReviewItem[], index: number): ReviewItem | null => {
  const waiting = items.filter((item) => item.decision === 'waiting' && item.index !== index)
  return waiting.find((item) => item.index > index) ?? waiting[0] ?? null
}

/** Where to begin: the item that was asked for, else the first that waits, else the first. */
export const startingItem = (items: readonly ReviewItem[], asked: number | undefined): ReviewItem | null =>
  items.find((item) => item.index === asked) ?? items.find((item) => item.decision === 'waiting') ?? items[0] ?? null

/** How the items of a shard stand. */
export const countDecisions = (items: readonly ReviewItem[]): Readonly<Record<ReviewItem['decision'], number>> => {
  const counts = { waiting: 0, accepted: 0, returned: 0 }
  for (const item of items) counts[item.decision]++
  return counts
}
