import type { ItemSummary } from '../../../../../shared/ipc/work.ts'

/** What items can be looked for by. States widen what is found, everything else narrows it. */
export const itemStates = ['todo', 'returned', 'finished', 'skipped', 'accepted'] as const
export const itemMarks = ['flagged', 'comments', 'missing', 'suggested'] as const
type FilterState = (typeof itemStates)[number]
type FilterMark = (typeof itemMarks)[number]

export interface ItemFilter {
  /** Any of these; none: all. */
  readonly states: readonly FilterState[]
  /** All of these. */
  readonly marks: readonly FilterMark[]
  /** Part of the key. */
  readonly words: string
}

export const noFilter: ItemFilter = { states: [], marks: [], words: '' }

export const filterNames: Readonly<Record<FilterState | FilterMark, string>> = {
  todo: 'To do',
  returned: 'Returned',
  finished: 'Finished',
  skipped: 'Skipped',
  accepted: 'Accepted',
  flagged: 'Flagged',
  comments: 'With comments',
  missing: 'Answers missing',
  suggested: 'With suggestions',
}

export const isFiltering = ({ states, marks, words }: ItemFilter): boolean =>
  states.length + marks.length > 0 || words.trim() !== ''

const hasMark = (item: ItemSummary, mark: FilterMark): boolean => {
  if (mark === 'flagged') return item.flagged
  return item[mark] > 0
}

/** Whether an item is looked for. An erased one has no key and no state that anybody looks for. */
export const matchesFilter = (item: ItemSummary, { states, marks, words }: ItemFilter): boolean => {
  const wanted = words.trim().toLowerCase()
  if (item.state === 'erased') return states.length === 0 && marks.length === 0 && wanted === ''
  const inState = states.length === 0 || states.some((state) => state === item.state)
  return inState && marks.every((mark) => hasMark(item, mark)) && item.key.toLowerCase().includes(wanted)
}

/** How many items have each trait, to be told beside it. */
export const countTraits = (items: readonly ItemSummary[]): Readonly<Record<FilterState | FilterMark, number>> => {
  const counts = Object.fromEntries([...itemStates, ...itemMarks].map((trait) => [trait, 0])) as Record<
    FilterState | FilterMark,
    number
  >
  for (const item of items) {
    if (item.state === 'erased') continue
    counts[item.state] += 1
    for (const mark of itemMarks) if (hasMark(item, mark)) counts[mark] += 1
  }
  return counts
}

/** The filter in a few words. */
export const filterWords = ({ states, marks, words }: ItemFilter): string => {
  const named = [...states, ...marks].map((trait) => filterNames[trait])
  return [...named, ...(words.trim() === '' ? [] : [`“${words.trim()}”`])].join(', ')
}

const among = <T extends string>(list: readonly T[], value: unknown): readonly T[] =>
  Array.isArray(value) ? list.filter((entry) => value.includes(entry)) : []

/** Reads a filter that was kept; whatever is not understood is left out. */
export const readFilter = (kept: string | undefined): ItemFilter => {
  try {
    const { states, marks, words } = JSON.parse(kept ?? '{}') as Partial<Record<keyof ItemFilter, unknown>>
    return {
      states: among(itemStates, states),
      marks: among(itemMarks, marks),
      words: typeof words === 'string' ? words.slice(0, 200) : '',
    }
  } catch {
    return noFilter
  }
}
