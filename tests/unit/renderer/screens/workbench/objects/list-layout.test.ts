import { describe, expect, it } from 'vitest'
import { layList } from '../../../../../../src/renderer/src/screens/workbench/objects/list-layout.ts'

const group = (key: string, from: number, count: number) => ({ key, words: key, entry: null, from, count })
const listed = { order: Uint32Array.of(7, 8, 9, 4), groups: [group('a', 0, 3), group('b', 3, 1)] }
const read = (folded: string[], heads = true) => {
  const layout = layList(listed, { heads, folded: new Set(folded) })
  return Array.from({ length: layout.rows }, (_, at) => {
    const row = layout.rowAt(at)
    return row?.kind === 'head' ? row.group.key : row?.place
  })
}

describe('lines of the list', () => {
  it('are heads with their objects, without those that are folded away', () => {
    expect(read([])).toEqual(['a', 7, 8, 9, 'b', 4])
    expect(read(['a'])).toEqual(['a', 'b', 4])
    expect(read(['a', 'b'])).toEqual(['a', 'b'])
    expect(read(['a'], false)).toEqual([7, 8, 9, 4])
  })

  it('are found again from the object', () => {
    const layout = layList(listed, { heads: true, folded: new Set(['b']) })
    expect([7, 8, 9, 4, 5].map(layout.lineOf)).toEqual([1, 2, 3, null, null])
    expect(layout.groupOf(4)?.key).toBe('b')
    expect(layout.headOf('b')).toBe(4)
    expect(layout.between(3, 1)).toEqual([7, 8, 9])
  })
})
