import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flood } from '../../src/renderer/src/canvas/pixels/flood.ts'
import { edgeCosts } from '../../src/renderer/src/canvas/pixels/edge-cost.ts'
import { cutSheet, LiveWire } from '../../src/renderer/src/canvas/pixels/live-wire.ts'
import { labAt, labDistance } from '../../src/renderer/src/canvas/pixels/lab.ts'
import type { PixelSheet } from '../../src/renderer/src/canvas/pixels/pixel-sheet.ts'
import { atImage } from '../../src/shared/labels/geometry.ts'
import type { MaskSpan } from '../../src/shared/labels/mask-runs.ts'

const [width, height] = [12, 9]

const sheetOf = (greys: readonly number[], left = 0, top = 0): PixelSheet => ({
  ...{ left, top, widthPx: width, heightPx: height },
  data: Uint8ClampedArray.from(greys.flatMap((grey) => [grey, grey, grey, 255])),
})
const greys = fc.array(fc.constantFrom(0, 40, 90, 200), { minLength: width * height, maxLength: width * height })

const finished = (steps: Generator<void, MaskSpan[]>): MaskSpan[] => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

const pixelsOf = (spans: readonly MaskSpan[]): string[] =>
  spans.flatMap(({ y, from, to }) => Array.from({ length: to - from }, (_, x) => `${String(from + x)},${String(y)}`))

/** The second way: asks every neighbour of every pixel, one by one. */
const plainFlood = (sheet: PixelSheet, seed: number, tolerance: number): Set<number> => {
  const found = new Set<number>()
  const open = [seed]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(place) || labDistance(labAt(sheet.data, seed * 4), labAt(sheet.data, place * 4)) > tolerance) continue
    found.add(place)
    const x = place % width
    if (x > 0) open.push(place - 1)
    if (x < width - 1) open.push(place + 1)
    if (place >= width) open.push(place - width)
    if (place < width * (height - 1)) open.push(place + width)
  }
  return found
}

const keyOf = (place: number, left = 0, top = 0) =>
  `${String(left + (place % width))},${String(top + Math.floor(place / width))}`

describe('the region of like colour', () => {
  it('is what a plain flood finds, each pixel once', () => {
    fc.assert(
      fc.property(greys, fc.nat(width * height - 1), fc.integer({ min: 0, max: 60 }), (values, seed, tolerance) => {
        const sheet = sheetOf(values, 100, 50)
        const at = atImage(100 + (seed % width) + 0.5, 50 + Math.floor(seed / width) + 0.5)
        const found = pixelsOf(finished(flood(sheet, { seed: at, tolerance, connected: true })))
        const expected = [...plainFlood(sheet, seed, tolerance)].map((place) => keyOf(place, 100, 50))
        expect(found.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 100 },
    )
  })

  it('is every like pixel when it need not be connected', () => {
    fc.assert(
      fc.property(greys, fc.nat(width * height - 1), (values, seed) => {
        const sheet = sheetOf(values)
        const at = atImage(seed % width, Math.floor(seed / width))
        const found = pixelsOf(finished(flood(sheet, { seed: at, tolerance: 5, connected: false })))
        const expected = values.flatMap((value, place) => (value === values[seed] ? [keyOf(place)] : []))
        expect(found.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it('is nothing beside the picture', () => {
    const sheet = sheetOf(Array.from({ length: width * height }, () => 0))
    expect(finished(flood(sheet, { seed: atImage(-1, 3), tolerance: 100, connected: true }))).toEqual([])
  })
})

const stepCost = (costs: Uint8Array, from: number, to: number): number =>
  (costs[to] ?? 0) *
  (Math.abs((from % width) - (to % width)) + Math.abs(Math.floor(from / width) - Math.floor(to / width)) === 2 ? 7 : 5)

const placesOf = (path: readonly (readonly [number, number])[]) =>
  path.map(([x, y]) => Math.floor(y) * width + Math.floor(x))

/** The second way: Bellman and Ford, over and over until nothing gets cheaper. */
const cheapest = (costs: Uint8Array, start: number): number[] => {
  const total = Array.from({ length: width * height }, (_, place) => (place === start ? 0 : Infinity))
  for (let changed = true; changed;) {
    changed = false
    for (let from = 0; from < total.length; from++)
      for (const dy of [-1, 0, 1])
        for (const dx of [-1, 0, 1]) {
          const [x, y] = [(from % width) + dx, Math.floor(from / width) + dy]
          if (x < 0 || y < 0 || x >= width || y >= height || (dx === 0 && dy === 0)) continue
          const to = y * width + x
          const cost = (total[from] ?? Infinity) + stepCost(costs, from, to)
          if (cost < (total[to] ?? Infinity)) [total[to], changed] = [cost, true]
        }
  }
  return total
}

describe('the path along edges', () => {
  it('is a connected path from start to end, and none is cheaper', () => {
    fc.assert(
      fc.property(greys, fc.nat(width * height - 1), fc.nat(width * height - 1), (values, start, end) => {
        const sheet = sheetOf(values)
        const wire = new LiveWire(sheet, atImage(start % width, Math.floor(start / width)))
        const path = placesOf(wire.pathTo(atImage(end % width, Math.floor(end / width))))
        expect([path[0], path.at(-1)]).toEqual([start, end])
        const costs = edgeCosts(sheet)
        let paid = 0
        path.slice(1).forEach((to, at) => {
          const from = path[at] ?? 0
          expect(
            Math.max(
              Math.abs((from % width) - (to % width)),
              Math.abs(Math.floor(from / width) - Math.floor(to / width)),
            ),
          ).toBe(1)
          paid += stepCost(costs, from, to)
        })
        expect(paid).toBe(cheapest(costs, start)[end])
      }),
      { numRuns: 60 },
    )
  })

  it('follows the border between dark and light rather than the straight line', () => {
    const side = 60
    const data = new Uint8ClampedArray(side * side * 4)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        data.fill(Math.hypot(x - 30, y - 45) < 25 ? 220 : 30, (y * side + x) * 4, (y * side + x) * 4 + 4)
    const sheet = { left: 0, top: 0, widthPx: side, heightPx: side, data }
    const path = new LiveWire(sheet, atImage(5, 45)).pathTo(atImage(55, 45))
    expect(Math.min(...path.map(([, y]) => y))).toBeLessThan(23)
    for (const [x, y] of path.slice(3, -3)) expect(Math.abs(Math.hypot(x - 30.5, y - 45.5) - 25)).toBeLessThan(3)
  })

  it('is sought in a part of the picture at its own place', () => {
    const sheet = sheetOf(Array.from({ length: width * height }, (_, at) => at % 250))
    const part = cutSheet(sheet, atImage(6, 4), 4)
    expect([part.left, part.top, part.widthPx, part.heightPx]).toEqual([4, 2, 4, 4])
    expect(part.data[0]).toBe(2 * width + 4)
    expect(new LiveWire(part, atImage(4, 2)).pathTo(atImage(7, 5)).at(-1)).toEqual([7.5, 5.5])
    expect(new LiveWire(part, atImage(4, 2)).pathTo(atImage(20, 5))).toEqual([])
  })
})
