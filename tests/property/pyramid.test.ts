import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pyramidLevels, tileGrid, tileRect } from '../../src/shared/pyramid.ts'

const side = fc.integer({ min: 1, max: 3000 })
const picture = fc.record({ widthPx: side, heightPx: side })
const tileSize = fc.constantFrom(16, 64, 256, 512)

describe('a pyramid of tiles', () => {
  it('halves down to one tile and no further', () => {
    fc.assert(
      fc.property(picture, tileSize, (size, tileSizePx) => {
        const levels = pyramidLevels(size, tileSizePx)
        // A second way to the same sizes: pixel n of a level covers pixels 2ⁿ of the picture.
        expect(levels).toEqual(
          levels.map((_, level) => ({
            widthPx: Math.floor((size.widthPx - 1) / 2 ** level) + 1,
            heightPx: Math.floor((size.heightPx - 1) / 2 ** level) + 1,
          })),
        )
        const fits = levels.map(({ widthPx, heightPx }) => Math.max(widthPx, heightPx) <= tileSizePx)
        expect(fits.indexOf(true)).toBe(levels.length - 1)
      }),
    )
  })

  it('covers every pixel of every level exactly once', () => {
    const small = fc.record({ widthPx: fc.integer({ min: 1, max: 90 }), heightPx: fc.integer({ min: 1, max: 90 }) })
    fc.assert(
      fc.property(small, (size) => {
        for (const level of pyramidLevels(size, 16)) {
          const covered = new Uint8Array(level.widthPx * level.heightPx)
          const { columns, rows } = tileGrid(level, 16)
          for (let row = 0; row < rows; row++)
            for (let column = 0; column < columns; column++) {
              const rect = tileRect(level, { column, row }, 16)
              for (let y = rect.top; y < rect.top + rect.heightPx; y++)
                for (let x = rect.left; x < rect.left + rect.widthPx; x++) covered[y * level.widthPx + x]! += 1
            }
          expect(covered.every((times) => times === 1)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})
