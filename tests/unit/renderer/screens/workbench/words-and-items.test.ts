import { describe, expect, it } from 'vitest'
import { causeWords } from '../../../../../src/renderer/src/screens/workbench/cause-words.ts'
import {
  distinctKeys,
  nextOpenItem,
  shownKey,
  stepFrom,
  plateWords,
} from '../../../../../src/renderer/src/screens/workbench/next-item.ts'
import type { ItemState, ItemSummary } from '../../../../../src/shared/ipc/work.ts'

const items = (...states: ItemState[]): ItemSummary[] =>
  states.map((state, index) => ({
    ...{ index, key: `plate-${String(index)}`, kind: 'image' as const, state },
    ...{ delivered: false, labels: 0, comments: 0, openThreads: 0, flagged: false },
    ...{ missing: 0, suggested: 0, activeSeconds: 0, reason: null },
  }))

describe('names of edits', () => {
  it('are verbs with their thing', () => {
    expect(
      ['box.draw', 'polygon.move-vertex', 'item-class.set', 'span.delete', 'labels.relabel'].map(causeWords),
    ).toEqual(['Draw box', 'Move vertex', 'Set item class', 'Remove span', 'Relabel labels'])
  })
})

describe('the next open item', () => {
  it('lies ahead, else at the start, and is never the current one', () => {
    expect(nextOpenItem(items('todo', 'finished', 'finished', 'returned', 'todo'), 2)).toBe(3)
    expect(nextOpenItem(items('todo', 'finished', 'finished'), 2)).toBe(0)
    expect(nextOpenItem(items('finished', 'todo', 'skipped', 'accepted'), 1)).toBeNull()
  })
})

describe('the film strip', () => {
  it('names items by where their keys differ', () => {
    const keys = (...names: string[]) => distinctKeys(names.map((key) => ({ key })))
    expect(keys('plate-0141', 'plate-0142')).toEqual(['0141', '0142'])
    expect(keys('1790-washington', '1791-washington')).toEqual(['1790-washington', '1791-washington'])
    expect(keys('only-one')).toEqual(['only-one'])
    expect(keys('a-b', 'a-b-c')).toEqual(['b', 'b-c'])
    expect(keys()).toEqual([])
  })
})

it.each([
  ['photographs/two-dogs', 'two-dogs'],
  ['photographs/acanthus-mollis', 'acanthus…'],
  ['plates/harbour-000142', '…r-000142'],
])('puts %s on a plate as %s', (key, words) => {
  expect(plateWords(key)).toBe(words)
})

describe('an erased item', () => {
  it('is stepped over, whichever way and however many there are', () => {
    const some = items('todo', 'erased', 'erased', 'finished', 'erased')
    expect(stepFrom(some, 0, { step: 1 })).toBe(3)
    expect(stepFrom(some, 3, { step: -1 })).toBe(0)
    expect(stepFrom(some, 3, { step: 1 })).toBeNull()
    expect(stepFrom(some, 0, { step: -1 })).toBeNull()
  })

  it('is never the next open one', () => {
    expect(nextOpenItem(items('finished', 'erased', 'todo'), 0)).toBe(2)
    expect(nextOpenItem(items('finished', 'erased'), 0)).toBeNull()
  })

  it('is called by its place and leaves the names of the others short', () => {
    const [first, second, third] = items('todo', 'erased', 'todo')
    const named = [first, { ...second, key: 'erased/1' }, third] as ItemSummary[]
    expect(distinctKeys(named)).toEqual(['0', 'erased/1', '2'])
    expect(named.map(shownKey)).toEqual(['plate-0', 'Item 2', 'plate-2'])
  })
})
