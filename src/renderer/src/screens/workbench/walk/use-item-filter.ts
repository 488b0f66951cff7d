import { useMemo } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../../shared/ipc/work.ts'
import type { ChoiceFormat } from '../choice-format.ts'
import { matchesFilter, readFilter, type ItemFilter } from './item-filter.ts'
import { useShardChoice } from './use-shard-choice.ts'

const format: ChoiceFormat<ItemFilter> = { read: readFilter, write: (filter) => JSON.stringify(filter) }

/** Which items of a shard are walked through; kept with the shard. */
export const useItemFilter = (shard: OpenedShard): readonly [ItemFilter, (filter: ItemFilter) => void] =>
  useShardChoice(shard, 'filter', format)

/** What the film strip shows: what the filter finds, and the current item in any case. */
export const useShownItems = (
  items: readonly ItemSummary[],
  { filter, index }: { readonly filter: ItemFilter; readonly index: number },
): { readonly shown: readonly ItemSummary[]; readonly found: number } => {
  const found = useMemo(() => items.filter((item) => matchesFilter(item, filter)), [items, filter])
  const shown = useMemo(() => {
    if (found.length === items.length || found.some((item) => item.index === index)) return found
    return items.filter((item) => item.index === index || matchesFilter(item, filter))
  }, [found, items, filter, index])
  return { shown, found: found.length }
}
