import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deepestLevel,
  lastNameRow,
  layOutSpans,
  type SpanPiece,
} from '../../../../src/renderer/src/text/span-layout.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'

const piece = (id: string, from: number, to: number): SpanPiece => ({
  labelId: id as LabelId,
  ...{ from, to, colour: 1, name: 'Person', selected: false, later: false },
})

const laid = (...pieces: SpanPiece[]) => {
  const placed = layOutSpans(pieces)
  return (id: string) => placed.find((entry) => entry.labelId === id)
}

describe('spans', () => {
  it('keep the inner underline next to the words and put the outer name above', () => {
    const at = laid(piece('outer', 0, 60), piece('inner', 10, 20))
    expect(at('inner')).toMatchObject({ level: 1, nameSide: 'below', nameRow: 0, clears: 2 })
    expect(at('outer')).toMatchObject({ level: 2, nameSide: 'above', nameRow: 0 })
  })

  it('share a level when they only touch', () => {
    const at = laid(piece('a', 0, 20), piece('b', 20, 40))
    expect([at('a')?.level, at('b')?.level]).toEqual([1, 1])
  })

  it('move a name out of the way of the one before it', () => {
    const at = laid(piece('a', 0, 2), piece('b', 3, 5), piece('c', 5, 7))
    expect([at('a')?.nameSide, at('b')?.nameSide, at('c')?.nameRow]).toEqual(['below', 'above', 1])
  })

  it('draw the same words twice on two levels', () => {
    const at = laid(piece('a', 0, 9), piece('b', 0, 9))
    expect(new Set([at('a')?.level, at('b')?.level])).toEqual(new Set([1, 2]))
  })

  it('never share a level with one they overlap, as long as there are levels, nor a place for their names', () => {
    const anyPieces = fc
      .array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 40 })), { maxLength: 25 })
      .map((ranges) => ranges.map(([from, length], at) => piece(`s${at}`, from, from + length)))
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        const placed = layOutSpans(pieces)
        expect(placed).toHaveLength(pieces.length)
        for (const [i, a] of placed.entries())
          for (const b of placed.slice(i + 1)) {
            const apart = a.to <= b.from || b.to <= a.from
            if (!apart && a.level < deepestLevel) expect(b.level).not.toBe(a.level)
            if (a.nameSide !== b.nameSide || a.nameRow !== b.nameRow || a.nameRow === lastNameRow) continue
            expect(Math.abs(a.from - b.from)).toBeGreaterThanOrEqual('Person'.length)
          }
      }),
    )
  })
})
