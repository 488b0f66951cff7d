import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnRuns } from '../../../../src/main/exporters/column-runs.ts'
import { tilesFromSpans } from '../../../../src/shared/labels/mask-geometry.ts'

const spans = fc.array(
  fc
    .tuple(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 90 }))
    .map(([y, from, length]) => ({ y, from, to: from + length })),
  { minLength: 1, maxLength: 20 },
)

/** Reads COCO's runs the way its own tools do: down the first column, then down the next. */
const pixelsOf = (counts: readonly number[], heightPx: number): Set<string> => {
  const pixels = new Set<string>()
  let at = 0
  counts.forEach((length, place) => {
    for (let n = 0; n < length; n++, at++)
      if (place % 2 === 1) pixels.add(`${Math.floor(at / heightPx)},${at % heightPx}`)
  })
  return pixels
}

it('gives the pixels of the mask that lie on the picture, column by column', () => {
  fc.assert(
    fc.property(
      spans,
      fc.integer({ min: 1, max: 260 }),
      fc.integer({ min: 1, max: 260 }),
      (given, widthPx, heightPx) => {
        const wanted = new Set<string>()
        for (const { y, from, to } of given)
          for (let x = from; x < to; x++) if (x < widthPx && y < heightPx) wanted.add(`${x},${y}`)
        const counts = columnRuns(tilesFromSpans(given), { widthPx, heightPx })
        expect(counts.reduce((sum, run) => sum + run, 0)).toBe(widthPx * heightPx)
        expect(counts.slice(1).every((run) => run > 0)).toBe(true)
        expect(pixelsOf(counts, heightPx)).toEqual(wanted)
      },
    ),
    { numRuns: 60 },
  )
})

it('writes the runs of a known mask', () => {
  const tiles = tilesFromSpans([
    { y: 0, from: 0, to: 1 },
    { y: 1, from: 0, to: 3 },
  ])
  expect(columnRuns(tiles, { widthPx: 4, heightPx: 3 })).toEqual([0, 2, 2, 1, 2, 1, 4])
})
