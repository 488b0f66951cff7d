import { describe, expect, it } from 'vitest'
import {
  itemsAhead,
  itemWords,
  propagatedWords,
  type Propagated,
} from '../../../../../src/renderer/src/screens/workbench/propagated.ts'
import type { ItemState, ItemSummary } from '../../../../../src/shared/ipc/work.ts'

const items = (...states: readonly ItemState[]): readonly ItemSummary[] =>
  states.map((state, index) => ({ index, state }) as ItemSummary)

describe('what is copied ahead', () => {
  it('goes to the items behind this one, erased ones stepped over', () => {
    const ahead = itemsAhead(items('todo', 'erased', 'accepted', 'erased', 'finished'), 0)
    expect(ahead.map(({ index }) => index)).toEqual([2, 4])
    expect(itemsAhead(items('todo', 'todo'), 1)).toEqual([])
  })

  it('names a few items and counts the rest', () => {
    expect([[3], [3, 5], [3, 4, 5], [3, 4, 5, 6, 7]].map(itemWords)).toEqual([
      'item 4',
      'items 4 and 6',
      'items 4, 5 and 6',
      'items 4, 5, 6 and 2 more',
    ])
  })

  it('says where it went and why not elsewhere', () => {
    const done: Propagated[] = [
      { index: 1, became: 'copied' },
      { index: 2, became: 'same' },
      { index: 3, became: 'accepted' },
      { index: 4, became: 'no-picture' },
    ]
    expect(propagatedWords(2, done)).toBe(
      '2 labels copied to item 2. Left out: item 3 has the same already. Ask again to copy there. ' +
        'Left out: item 4 is accepted. Left out: item 5 has no such picture.',
    )
    expect(propagatedWords(1, done.slice(0, 1))).toBe('1 label copied to item 2.')
  })
})
