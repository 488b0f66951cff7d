import { describe, expect, it } from 'vitest'
import { findItems } from '../../../../../../src/renderer/src/screens/workbench/walk/find-item.ts'
import { itemAt } from './item-builders.ts'

const items = Array.from({ length: 40 }, (_, index) => itemAt(index))
const found = (text: string, most?: number) => findItems(items, text, most).map(({ index }) => index)

describe('going to an item', () => {
  it('takes a number from 1 for the place, before any key', () => {
    expect(found('12', 2)).toEqual([11])
    expect(found('3', 3)).toEqual([2, 12, 22])
    expect(found('#3')).toEqual([2])
  })

  it('takes words for a key, the closest first', () => {
    const named = [itemAt(0, { key: 'a/boat-2' }), itemAt(1, { key: 'a/2-boat' }), itemAt(2, { key: 'boat-2' })]
    expect(findItems(named, 'BOAT-2').map(({ index }) => index)).toEqual([2, 0])
    expect(findItems(named, 'boat').map(({ index }) => index)).toEqual([1, 2, 0])
  })

  it('finds nothing where nothing is', () => {
    expect([found(''), found('0'), found('999'), found('#x')]).toEqual([[], expect.any(Array), [], []])
    expect(found('#0')).toEqual([])
  })

  it('finds an erased item by its number alone', () => {
    const gone = [itemAt(0, { state: 'erased', key: 'erased/0' }), itemAt(1)]
    expect(findItems(gone, 'erased')).toEqual([])
    expect(findItems(gone, '1').map(({ index }) => index)).toEqual([0])
  })
})
