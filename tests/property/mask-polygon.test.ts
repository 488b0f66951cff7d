import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atImage, type ImagePoint } from '../../src/shared/labels/geometry.ts'
import { tilesCombined } from '../../src/shared/labels/mask-combine.ts'
import { tilesFromSpans } from '../../src/shared/labels/mask-geometry.ts'
import { ringsOfTiles, tilesOfRings, tilesWithoutHoles } from '../../src/shared/labels/mask-polygon.ts'
import { areaOf, containsPoint } from '../../src/shared/labels/polygon-geometry.ts'
import { pixelsOf, tilesOfPixels } from '../support/masks.ts'

const side = 24
/** Around the corner of four tiles, so that outlines cross from one into another. */
const [left, top] = [128 - side / 2, 128 - side / 2]

const pixels = fc
  .array(fc.nat(side * side - 1), { minLength: 1, maxLength: 200 })
  .map((places) => new Set(places.map((at) => `${String(left + (at % side))},${String(top + Math.floor(at / side))}`)))

/** Regions as strokes leave them: rectangles set, then some unset. */
const region = fc
  .array(
    fc.record({
      x: fc.nat(side - 2),
      y: fc.nat(side - 2),
      w: fc.integer({ min: 1, max: 12 }),
      h: fc.integer({ min: 1, max: 12 }),
      set: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rects) => {
    const set = new Set<string>(['130,130'])
    for (const { x, y, w, h, set: sets } of rects)
      for (let py = y; py < Math.min(y + h, side); py++)
        for (let px = x; px < Math.min(x + w, side); px++) {
          const key = `${String(left + px)},${String(top + py)}`
          if (sets) set.add(key)
          else set.delete(key)
        }
    return set.size > 0 ? set : new Set(['130,130'])
  })

const coordinate = fc.double({ min: 100, max: 150, noNaN: true })
const ring = fc.array(
  fc.tuple(coordinate, coordinate).map(([x, y]) => atImage(x, y)),
  { minLength: 3, maxLength: 9 },
)

/** The second way: asks each pixel's centre. */
const pixelsInside = (rings: readonly (readonly ImagePoint[])[]): Set<string> => {
  const inside = new Set<string>()
  for (let y = 95; y < 155; y++)
    for (let x = 95; x < 155; x++)
      if (containsPoint(rings, atImage(x + 0.5, y + 0.5))) inside.add(`${String(x)},${String(y)}`)
  return inside
}

/** The second way to find holes: unset pixels that cannot be reached from outside. */
const filled = (set: ReadonlySet<string>): Set<string> => {
  const [low, high] = [left - 1, left + side]
  const outside = new Set<string>()
  const open: [number, number][] = [[low, low]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [x, y] = next
    const key = `${String(x)},${String(y)}`
    if (x < low || y < low || x > high || y > high || set.has(key) || outside.has(key)) continue
    outside.add(key)
    for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) open.push([x + dx, y + dy])
  }
  const all = new Set<string>()
  for (let y = low; y <= high; y++)
    for (let x = low; x <= high; x++)
      if (!outside.has(`${String(x)},${String(y)}`)) all.add(`${String(x)},${String(y)}`)
  return all
}

describe('from rings to pixels', () => {
  it('sets exactly the pixels whose centre is inside by the even-odd rule', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        expect(pixelsOf(tilesOfRings(rings))).toEqual(pixelsInside(rings))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out what lies left of or above the picture', () => {
    const tiles = tilesOfRings([[atImage(-5, -5), atImage(2, -5), atImage(2, 2), atImage(-5, 2)]])
    expect(pixelsOf(tiles)).toEqual(new Set(['0,0', '1,0', '0,1', '1,1']))
  })
})

describe('from pixels to rings', () => {
  it.each([
    ['scattered pixels', pixels],
    ['regions with holes and parts', region],
  ])('%s come back exactly, and the area is theirs', (_, drawn) => {
    fc.assert(
      fc.property(drawn, (set) => {
        const rings = ringsOfTiles(tilesOfPixels(set))
        expect(pixelsOf(tilesOfRings(rings))).toEqual(set)
        expect(pixelsInside(rings)).toEqual(set)
        expect(areaOf(rings)).toBe(set.size)
        for (const points of rings) {
          expect(points.length).toBeGreaterThanOrEqual(4)
          expect(new Set(points.map(String)).size).toBe(points.length)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('the area of parts that touch at a corner is that of both', () => {
    const set = new Set(['126,128', '127,128', '128,127', '128,126', '129,128'])
    expect(areaOf(ringsOfTiles(tilesOfPixels(set)))).toBe(5)
  })

  it('simplified, no pixel changes that lies farther than that from the outline', () => {
    fc.assert(
      fc.property(region, (set) => {
        const back = pixelsOf(tilesOfRings(ringsOfTiles(tilesOfPixels(set), 1)))
        const near = (key: string) => {
          const [x = 0, y = 0] = key.split(',').map(Number)
          const around = [-1, 0, 1].flatMap((dx) =>
            [-1, 0, 1].map((dy) => set.has(`${String(x + dx)},${String(y + dy)}`)),
          )
          return around.some((value) => value !== around[4])
        }
        for (const key of new Set([...set, ...back])) if (set.has(key) !== back.has(key)) expect(near(key)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it('a disc keeps less than a quarter of its corners', () => {
    const disc = new Set<string>()
    for (let y = 0; y < 60; y++)
      for (let x = 0; x < 60; x++) if (Math.hypot(x - 29.5, y - 29.5) < 30) disc.add(`${String(x)},${String(y)}`)
    const exact = ringsOfTiles(tilesOfPixels(disc))[0] ?? []
    const simple = ringsOfTiles(tilesOfPixels(disc), 1)[0] ?? []
    expect(simple.length).toBeLessThan(exact.length / 4)
  })

  it('an outline of 160,000 corners, a comb with 40,000 teeth, is simplified like any other', () => {
    const teeth = Array.from({ length: 40_000 }, (_, tooth) => ({ y: 0, from: 2 * tooth, to: 2 * tooth + 1 }))
    const rings = ringsOfTiles(tilesFromSpans([...teeth, { y: 1, from: 0, to: 80_000 }]), 1)
    expect(rings).toHaveLength(1)
    expect(rings[0]?.length).toBeLessThan(10)
  })
})

it('filling sets what cannot be reached from outside', () => {
  fc.assert(
    fc.property(region, (set) => {
      expect(pixelsOf(tilesWithoutHoles(tilesOfPixels(set)))).toEqual(filled(set))
    }),
    { numRuns: 60 },
  )
})

it.each([
  ['union', (a: boolean, b: boolean) => a || b],
  ['subtract', (a: boolean, b: boolean) => a && !b],
  ['intersect', (a: boolean, b: boolean) => a && b],
] as const)('%s of two masks is that of their pixels', (how, keeps) => {
  fc.assert(
    fc.property(region, pixels, (one, other) => {
      const together = tilesCombined(tilesOfPixels(one), tilesOfPixels(other), how)
      const expected = [...new Set([...one, ...other])].filter((key) => keeps(one.has(key), other.has(key)))
      expect(pixelsOf(together)).toEqual(new Set(expected))
      for (const runs of Object.values(together)) expect(runs).toContain('.')
    }),
    { numRuns: 60 },
  )
})
