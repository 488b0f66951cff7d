import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import { formatPlural } from '../../ui/format.ts'

/** What became of one item that shapes were to be copied to. */
export interface Propagated {
  readonly index: number
  /** `same`: it has them at the same places already, so it was left out. */
  readonly became: 'copied' | 'same' | 'accepted' | 'no-picture'
}

/** To so many items at most at once. */
const aheadMost = 200

/** The items behind a place that can be shown, the next first. */
export const itemsAhead = (items: readonly ItemSummary[], from: number): readonly ItemSummary[] =>
  items
    .slice(from + 1)
    .filter(({ state }) => state !== 'erased')
    .slice(0, aheadMost)

const namesMost = 3

/** For example `item 4`, `items 4 and 6`, `items 4, 5, 6 and 9 more`. */
export const itemWords = (indices: readonly number[]): string => {
  const numbers = indices.map((index) => String(index + 1))
  const [last = ''] = numbers.slice(-1)
  if (numbers.length <= 1) return `item ${last}`
  if (numbers.length <= namesMost) return `items ${numbers.slice(0, -1).join(', ')} and ${last}`
  return `items ${numbers.slice(0, namesMost).join(', ')} and ${String(numbers.length - namesMost)} more`
}

/** Says where shapes were copied to, and why not elsewhere. */
export const propagatedWords = (count: number, done: readonly Propagated[]): string => {
  const those = (became: Propagated['became']) => done.filter((one) => one.became === became).map(({ index }) => index)
  const [copied, same, accepted, bare] = [those('copied'), those('same'), those('accepted'), those('no-picture')]
  const has = (list: readonly number[]) => (list.length === 1 ? 'has' : 'have')
  return [
    ...(copied.length > 0 ? [`${formatPlural(count, 'label')} copied to ${itemWords(copied)}.`] : []),
    ...(same.length > 0
      ? [`Left out: ${itemWords(same)} ${has(same)} the same already. Ask again to copy there.`]
      : []),
    ...(accepted.length > 0
      ? [`Left out: ${itemWords(accepted)} ${accepted.length === 1 ? 'is' : 'are'} accepted.`]
      : []),
    ...(bare.length > 0 ? [`Left out: ${itemWords(bare)} ${has(bare)} no such picture.`] : []),
  ].join(' ')
}
