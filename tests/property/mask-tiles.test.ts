import fc from 'fast-check'
import { expect, it } from 'vitest'
import { atImage } from '../../src/shared/labels/geometry.ts'
import {
  maskArea,
  maskBounds,
  maskContains,
  maskMovedBy,
  maskSpans,
  tilesFromSpans,
} from '../../src/shared/labels/mask-geometry.ts'
import { maskTile } from '../../src/shared/labels/mask.ts'

const [width, height] = [300, 280]

const spans = fc.array(
  fc
    .tuple(fc.nat(height - 1), fc.nat(width - 1), fc.integer({ min: 1, max: width }))
    .map(([y, from, length]) => ({ y, from, to: Math.min(from + length, width) })),
  { minLength: 1, maxLength: 30 },
)

const quarter = (min: number, max: number) => fc.integer({ min, max }).map((quarters) => quarters / 4)

/** The second way: a plain grid of pixels. */
const gridOf = (all: Iterable<{ y: number; from: number; to: number }>, dx = 0, dy = 0): Set<string> => {
  const pixels = new Set<string>()
  for (const { y, from, to } of all)
    for (let x = from; x < to; x++) if (x + dx >= 0 && y + dy >= 0) pixels.add(`${x + dx},${y + dy}`)
  return pixels
}

it('tiles hold exactly the pixels they were made of, and every tile passes the schema', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const tiles = tilesFromSpans(given)
      const grid = gridOf(given)
      expect(gridOf(maskSpans(tiles))).toEqual(grid)
      expect(maskArea(tiles)).toBe(grid.size)
      for (const runs of Object.values(tiles)) expect(maskTile.safeParse(runs).success).toBe(true)
      const { x, y, width: wide, height: high } = maskBounds(tiles)
      const xs = [...grid].map((key) => Number(key.split(',')[0]))
      const ys = [...grid].map((key) => Number(key.split(',')[1]))
      expect([x, y, x + wide, y + high]).toEqual([
        Math.min(...xs),
        Math.min(...ys),
        Math.max(...xs) + 1,
        Math.max(...ys) + 1,
      ])
    }),
    { numRuns: 60 },
  )
})

it('a moved mask is the moved grid, cut at the left and the top', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }), (given, dx, dy) => {
      expect(gridOf(maskSpans(maskMovedBy(tilesFromSpans(given), dx, dy)))).toEqual(gridOf(given, dx, dy))
    }),
    { numRuns: 60 },
  )
})

it('a point is inside when its pixel is set', () => {
  fc.assert(
    fc.property(spans, quarter(-20, 1_280), quarter(-20, 1_200), (given, x, y) => {
      const inside = gridOf(given).has(`${Math.floor(x)},${Math.floor(y)}`)
      expect(maskContains(tilesFromSpans(given), atImage(x, y))).toBe(inside)
    }),
  )
})

it.each(['cn4', 'cn4.0', '0.0.cn4', '1.1', 'zz.zz.zz', '0.cn5', '', '0.cn3', '-1.cn5', '0.CN4'])(
  'refuses the runs %j',
  (runs) => {
    expect(maskTile.safeParse(runs).success).toBe(false)
  },
)

it.each(['0.cn4', 'cn3.1', '0.1.cn3'])('takes the runs %j', (runs) => {
  expect(maskTile.safeParse(runs).success).toBe(true)
})
