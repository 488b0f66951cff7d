import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromLevel,
  onWholePixels,
  shared,
  tileRect,
  tileSidePx,
  tilesOver,
  toLevel,
} from '../../../../../src/renderer/src/canvas/tiles/tile-grid.ts'
import { turns } from '../../../../../src/renderer/src/canvas/viewport.ts'

const hundredths = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100)
const number = hundredths(-3000, 3000)
const side = hundredths(1, 2000)
const rect = fc.record({ x: number, y: number, width: side, height: side })
const level = fc.record({ scale: fc.double({ min: 0.05, max: 20, noNaN: true }), turn: fc.constantFrom(...turns) })

describe('the grid of tiles', () => {
  it('covers a rectangle with exactly the tiles that share a part with it', () => {
    fc.assert(
      fc.property(rect, (asked) => {
        const found = new Set(tilesOver(asked).map(({ column, row }) => `${String(column)},${String(row)}`))
        for (let column = -8; column <= 10; column++)
          for (let row = -8; row <= 10; row++) {
            const isShared = shared(asked, tileRect({ column, row })) !== null
            expect(found.has(`${String(column)},${String(row)}`)).toBe(isShared)
          }
      }),
    )
    expect(tilesOver({ x: 0, y: 0, width: tileSidePx, height: tileSidePx })).toEqual([{ column: 0, row: 0 }])
  })

  it('goes to a level and back, turned or not', () => {
    fc.assert(
      fc.property(rect, level, (asked, at) => {
        const back = fromLevel(at, toLevel(at, asked))
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(back[key]).toBeCloseTo(asked[key], 6)
      }),
    )
  })

  it('rounds outward', () => {
    expect(onWholePixels({ x: -0.2, y: 1.5, width: 1, height: 1 })).toEqual({ x: -1, y: 1, width: 2, height: 2 })
  })
})
