import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnRuns } from '../../src/main/exporters/column-runs.ts'
import { readRle } from '../../src/main/importers/predictions/coco-rle.ts'
import { pixelsOf, tilesOfPixels } from '../support/masks.ts'

/** The squeezing of COCO, written from its C source: the second way, to read what it writes. */
const squeeze = (counts: readonly number[]): string => {
  let text = ''
  counts.forEach((count, at) => {
    let value = at > 2 ? count - (counts[at - 2] ?? 0) : count
    for (let more = true; more;) {
      let bits = value & 0x1f
      value >>= 5
      more = (bits & 0x10) !== 0 ? value !== -1 : value !== 0
      if (more) bits |= 0x20
      text += String.fromCharCode(bits + 48)
    }
  })
  return text
}

const masks = fc
  .record({ widthPx: fc.integer({ min: 1, max: 300 }), heightPx: fc.integer({ min: 1, max: 300 }) })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      pixels: fc.uniqueArray(
        fc.tuple(fc.nat(size.widthPx - 1), fc.nat(size.heightPx - 1)).map(([x, y]) => `${String(x)},${String(y)}`),
        { minLength: 1, maxLength: 400 },
      ),
    }),
  )

it('what the COCO export writes of a mask is read back, squeezed or not', () => {
  fc.assert(
    fc.property(masks, ({ size, pixels }) => {
      const runs = columnRuns(tilesOfPixels(pixels), size)
      for (const counts of [runs, squeeze(runs)]) {
        const mask = readRle(counts, size, 1e9)
        if (mask === null || mask === 'too-large') throw new Error('a mask')
        expect(mask.pixels).toBe(pixels.length)
        expect(pixelsOf(mask.tiles)).toEqual(new Set(pixels))
      }
    }),
    { numRuns: 200 },
  )
})

it('nothing else than such runs is a mask, and nothing throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.oneof(fc.integer(), fc.double())), fc.anything()), (counts) => {
      const mask = readRle(counts, { widthPx: 8, heightPx: 8 }, 1e9)
      if (mask !== null && mask !== 'too-large') expect(pixelsOf(mask.tiles).size).toBe(mask.pixels)
    }),
  )
})
