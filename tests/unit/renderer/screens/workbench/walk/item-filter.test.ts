import { describe, expect, it } from 'vitest'
import {
  endOf,
  nextInState,
  nextOpenItem,
  openItemBefore,
  stepFrom,
} from '../../../../../../src/renderer/src/screens/workbench/next-item.ts'
import {
  countTraits,
  filterWords,
  isFiltering,
  matchesFilter,
  noFilter,
  readFilter,
  type ItemFilter,
} from '../../../../../../src/renderer/src/screens/workbench/walk/item-filter.ts'
import { itemAt } from './item-builders.ts'

const items = [
  itemAt(0, { state: 'finished', flagged: true }),
  itemAt(1),
  itemAt(2, { state: 'erased', key: 'erased/2' }),
  itemAt(3, { state: 'returned', comments: 2, openThreads: 1 }),
  itemAt(4, { missing: 1 }),
  itemAt(5, { state: 'accepted', comments: 1, flagged: true }),
  itemAt(6, { suggested: 3, flagged: true }),
]
const filter = (part: Partial<ItemFilter>): ItemFilter => ({ ...noFilter, ...part })
const found = (part: Partial<ItemFilter>) =>
  items.filter((item) => matchesFilter(item, filter(part))).map(({ index }) => index)

describe('a filter', () => {
  it('finds any of its states, all of its marks, and a part of the key', () => {
    expect(found({})).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(found({ states: ['todo', 'returned'] })).toEqual([1, 3, 4, 6])
    expect(found({ marks: ['flagged'] })).toEqual([0, 5, 6])
    expect(found({ marks: ['flagged', 'comments'] })).toEqual([5])
    expect(found({ states: ['todo'], marks: ['flagged'] })).toEqual([6])
    expect(found({ marks: ['missing'] })).toEqual([4])
    expect(found({ words: ' PLATE-0004 ' })).toEqual([3])
  })

  it('never finds an erased item, not even by what its key was', () => {
    expect(found({ words: 'erased' })).toEqual([])
    expect(found({ words: 'plate' })).not.toContain(2)
  })

  it('counts what there is to find', () => {
    expect(countTraits(items)).toMatchObject({ todo: 3, returned: 1, accepted: 1, flagged: 3, comments: 2, missing: 1 })
  })

  it('is told in words, and kept', () => {
    const kept = filter({ states: ['todo'], marks: ['flagged'], words: '0142' })
    expect(filterWords(kept)).toBe('To do, Flagged, “0142”')
    expect(readFilter(JSON.stringify(kept))).toEqual(kept)
    expect([isFiltering(kept), isFiltering(filter({ words: '  ' }))]).toEqual([true, false])
  })

  it('that is not understood any more finds everything', () => {
    for (const kept of [undefined, '', 'null', '7', '{"states":"todo","marks":[9],"words":{}}'])
      expect(readFilter(kept)).toEqual(noFilter)
  })
})

describe('the walk', () => {
  const flagged = (item: (typeof items)[number]) => item.flagged

  it('goes over what the filter leaves out, from wherever it stands', () => {
    expect(stepFrom(items, 1, { step: 1, wanted: flagged })).toBe(5)
    expect(stepFrom(items, 5, { step: -1, wanted: flagged })).toBe(0)
    expect(stepFrom(items, 6, { step: 1, wanted: flagged })).toBeNull()
  })

  it('goes many items at once, and no further than the end', () => {
    expect(stepFrom(items, 0, { step: 1, times: 2 })).toBe(3)
    expect(stepFrom(items, 4, { step: 1, times: 10 })).toBe(6)
    expect(stepFrom(items, 6, { step: 1, times: 10 })).toBeNull()
  })

  it('finds what is open ahead, else from the other end, and both ends', () => {
    expect(nextOpenItem(items, 4)).toBe(6)
    expect(nextOpenItem(items, 6)).toBe(1)
    expect(nextOpenItem(items, 0, flagged)).toBe(6)
    expect(openItemBefore(items, 3)).toBe(1)
    expect(openItemBefore(items, 1)).toBe(6)
    expect(nextInState(items, 4, 'returned')).toBe(3)
    expect([endOf(items, 'first', flagged), endOf(items, 'last')]).toEqual([0, 6])
  })
})
