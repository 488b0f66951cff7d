import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittedInto } from '../../../src/renderer/src/canvas/growing.ts'
import { resizedKeeping, type Handle } from '../../../src/renderer/src/canvas/handles.ts'
import { splitBy } from '../../../src/renderer/src/canvas/region-split.ts'
import { intersected, joined, partsOf, subtracted, type Rings } from '../../../src/renderer/src/canvas/regions.ts'
import { waysBetween } from '../../../src/renderer/src/canvas/shared-border.ts'
import { frameResizedTo, frameTurnedTo, turnedHandlesOf } from '../../../src/renderer/src/canvas/turned-frame.ts'
import { withCornersBy } from '../../../src/renderer/src/canvas/vertices.ts'
import { atImage, awayFromSegment, type ImagePoint } from '../../../src/shared/labels/geometry.ts'
import { areaOf, containsPoint } from '../../../src/shared/labels/polygon-geometry.ts'
import { shapeBounds } from '../../../src/shared/labels/shape-geometry.ts'
import { simplifyLine, simplifyRing } from '../../../src/shared/labels/simplify.ts'
import { alongOwnAxes } from '../../../src/shared/labels/turned.ts'
import { aPolygon } from '../../support/document-builders.ts'

const handles: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']
const handle = fc.constantFrom(...handles)
const within = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true })
const point = fc.tuple(within(-50, 250), within(-50, 250)).map(([x, y]) => atImage(x, y))
const frame = fc.record({
  centreX: within(0, 200),
  centreY: within(0, 200),
  width: within(1, 150),
  height: within(1, 150),
  rotationDegrees: within(-180, 179.9),
})
const keeping = fc.record({ ratio: fc.boolean(), centre: fc.boolean() })

/** A ring around a middle that does not cross itself, on a grid of half pixels. */
const ring = fc
  .record({ x: within(40, 120), y: within(40, 120), reaches: fc.array(within(8, 40), { minLength: 3, maxLength: 12 }) })
  .map(({ x, y, reaches }) =>
    reaches.map((reach, at) => {
      const angle = ((at + 0.3) / reaches.length) * 2 * Math.PI
      return atImage(
        Math.round((x + reach * Math.cos(angle)) * 2) / 2,
        Math.round((y + reach * Math.sin(angle)) * 2) / 2,
      )
    }),
  )
  .filter((points) => areaOf([points]) > 4)

/** The second implementation: pixels, four to a side, that lie inside. */
const counted = (isInside: (at: ImagePoint) => boolean): number => {
  let count = 0
  for (let y = 0.137; y < 170; y += 1) for (let x = 0.291; x < 170; x += 1) if (isInside(atImage(x, y))) count++
  return count
}

const isIn = (rings: Rings) => (at: ImagePoint) => containsPoint(rings, at)

describe('turned frames', () => {
  it('never invert and are never thinner than a pixel, whatever handle goes wherever', () => {
    fc.assert(
      fc.property(frame, fc.tuple(handle, point), keeping, (from, [name, to], keep) => {
        const after = frameResizedTo(from, { handle: name, point: to }, keep)
        expect(after.width).toBeGreaterThanOrEqual(0.999)
        expect(after.height).toBeGreaterThanOrEqual(0.999)
        expect(Object.values(after).every(Number.isFinite)).toBe(true)
        if (keep.ratio) expect(after.width / after.height).toBeCloseTo(from.width / from.height, 6)
        if (keep.centre) expect([after.centreX, after.centreY]).toEqual([from.centreX, from.centreY])
      }),
    )
  })

  it('keep the opposite corner where it was', () => {
    const corners = fc.constantFrom('nw', 'ne', 'se', 'sw')
    const opposite = { nw: 'se', ne: 'sw', se: 'nw', sw: 'ne' } as const
    fc.assert(
      fc.property(frame, fc.tuple(corners, point), fc.boolean(), (from, [name, to], ratio) => {
        const after = frameResizedTo(from, { handle: name, point: to }, { ratio, centre: false })
        const corner = (of: typeof from) => turnedHandlesOf(of).find((entry) => entry.handle === opposite[name])?.point
        expect(corner(after)?.[0]).toBeCloseTo(corner(from)?.[0] ?? NaN, 6)
        expect(corner(after)?.[1]).toBeCloseTo(corner(from)?.[1] ?? NaN, 6)
      }),
    )
  })

  it('face the point they are turned to, and come back when turned back', () => {
    fc.assert(
      fc.property(frame, point, (from, to) => {
        fc.pre(Math.hypot(to[0] - from.centreX, to[1] - from.centreY) > 0.1)
        const turned = frameTurnedTo(from, to, false)
        const [across, along] = alongOwnAxes(turned, to)
        expect(across).toBeCloseTo(0, 5)
        expect(along).toBeLessThan(0)
        const snapped = frameTurnedTo(from, to, true).rotationDegrees
        expect(Math.abs(snapped / 15 - Math.round(snapped / 15))).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('boxes', () => {
  it('stay on the picture and at least a pixel wide while a handle is dragged', () => {
    const picture = { widthPx: 200, heightPx: 200 }
    const box = { x: 50, y: 60, width: 40, height: 30 }
    fc.assert(
      fc.property(handle, point, keeping, (name, to, keep) => {
        const after = resizedKeeping(box, { handle: name, point: to }, { keeping: keep, picture })
        if (!after) return
        expect(after.x).toBeGreaterThanOrEqual(0)
        expect(after.y).toBeGreaterThanOrEqual(0)
        expect(after.x + after.width).toBeLessThanOrEqual(200.01)
        expect(after.y + after.height).toBeLessThanOrEqual(200.01)
        expect(Math.min(after.width, after.height)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('and other shapes are spread from one rectangle into another', () => {
    const rect = fc.record({ x: within(0, 90), y: within(0, 90), width: within(5, 90), height: within(5, 90) })
    fc.assert(
      fc.property(rect, rect, (from, to) => {
        const polygon = aPolygon('p', from)
        const after = shapeBounds(fittedInto(polygon, shapeBounds(polygon), to))
        for (const side of ['x', 'y', 'width', 'height'] as const)
          expect(Math.abs(after[side] - to[side])).toBeLessThanOrEqual(0.02)
      }),
    )
  })
})

describe('cuboids', () => {
  it('keep their upright edges upright whatever corners are moved', () => {
    const upright = [100, 200, 200, 100, 130, 230, 230, 130].map((x, at) => atImage(x, at % 4 < 2 ? 50 : 120))
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(7), { minLength: 1 }), within(-40, 40), within(-40, 40), (moved, dx, dy) => {
        const after = withCornersBy(upright, moved, { dx, dy })
        for (const [top, bottom] of [
          [0, 3],
          [1, 2],
          [4, 7],
          [5, 6],
        ] as const)
          expect(after[top]?.[0]).toBe(after[bottom]?.[0])
      }),
    )
  })
})

describe('simplified outlines', () => {
  const line = fc.array(point, { minLength: 2, maxLength: 60 })
  const isNear = (at: ImagePoint, kept: readonly ImagePoint[], tolerance: number) =>
    kept.some((a, place) => {
      const b = kept[place + 1]
      return b !== undefined && awayFromSegment(at, a, b) <= tolerance + 1e-9
    })

  it('leave nothing out that lies further away than the tolerance, and keep both ends', () => {
    fc.assert(
      fc.property(line, within(0, 40), (points, tolerance) => {
        const kept = simplifyLine(points, tolerance)
        expect(kept[0]).toBe(points[0])
        expect(kept.at(-1)).toBe(points.at(-1))
        for (const at of points) expect(isNear(at, kept, tolerance)).toBe(true)
      }),
    )
  })

  it('of rings keep three points at least', () => {
    fc.assert(
      fc.property(ring, within(0, 200), (points, tolerance) => {
        const kept = simplifyRing(points, tolerance)
        expect(kept.length).toBeGreaterThanOrEqual(3)
        expect(kept.every((at) => points.includes(at))).toBe(true)
        if (kept.length > 3) for (const at of points) expect(isNear(at, [...kept, kept[0] ?? at], tolerance)).toBe(true)
      }),
    )
  })
})

describe('regions, held against counted pixels', () => {
  it.each([
    ['joined', (a: Rings, b: Rings) => joined([a, b]), (a: boolean, b: boolean) => a || b],
    ['intersected', (a: Rings, b: Rings) => intersected([a, b]), (a: boolean, b: boolean) => a && b],
    ['subtracted', (a: Rings, b: Rings) => subtracted(a, b), (a: boolean, b: boolean) => a && !b],
  ] as const)('%s', (_, combine, wanted) => {
    fc.assert(
      fc.property(ring, ring, (one, other) => {
        const result = combine([one], [other])
        const differing = counted((at) => containsPoint(result, at) !== wanted(isIn([one])(at), isIn([other])(at)))
        expect(differing).toBeLessThanOrEqual(3)
        expect(Math.abs(areaOf(result) - counted(isIn(result)))).toBeLessThanOrEqual(60)
      }),
      { numRuns: 25 },
    )
  })

  it('have as much area joined and shared as they have together', () => {
    fc.assert(
      fc.property(ring, ring, (one, other) => {
        const both = areaOf(joined([[one], [other]])) + areaOf(intersected([[one], [other]]))
        expect(Math.abs(both - areaOf([one]) - areaOf([other]))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('keep their holes: what was cut out is out, and its parts add up', () => {
    fc.assert(
      fc.property(ring, within(2, 6), (outer, half) => {
        const [x, y] = [
          outer.reduce((sum, at) => sum + at[0], 0) / outer.length,
          outer.reduce((sum, at) => sum + at[1], 0) / outer.length,
        ]
        const hole = [
          atImage(x - half, y - half),
          atImage(x + half, y - half),
          atImage(x + half, y + half),
          atImage(x - half, y + half),
        ]
        const left = subtracted([outer], [hole])
        expect(containsPoint(left, atImage(x, y))).toBe(false)
        const parts = partsOf(left).map(areaOf)
        expect(Math.abs(parts.reduce((sum, area) => sum + area, 0) - areaOf(left))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('split along a line lose nothing, and no piece overlaps another', () => {
    fc.assert(
      fc.property(ring, within(0, Math.PI), (outer, angle) => {
        const [x, y] = [
          outer.reduce((sum, at) => sum + at[0], 0) / outer.length,
          outer.reduce((sum, at) => sum + at[1], 0) / outer.length,
        ]
        const [dx, dy] = [Math.cos(angle) * 300, Math.sin(angle) * 300]
        const pieces = splitBy([outer], [atImage(x - dx, y - dy), atImage(x + dx, y + dy)])
        if (!pieces) return
        expect(pieces.length).toBeGreaterThanOrEqual(2)
        expect(Math.abs(pieces.map(areaOf).reduce((sum, area) => sum + area, 0) - areaOf([outer]))).toBeLessThanOrEqual(
          1,
        )
        const [one = [], other = []] = pieces
        expect(areaOf(intersected([one, other]))).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the ways along a border', () => {
  it('go round it once together, the shorter first', () => {
    fc.assert(
      fc.property(ring, fc.nat(11), fc.nat(11), (points, a, b) => {
        const [from, to] = [a % points.length, b % points.length]
        fc.pre(from !== to)
        const end = (at: number) => ({ at, point: points[at] ?? atImage(0, 0) })
        const [shorter, longer] = waysBetween(points, end(from), end(to))
        const length = (way: readonly ImagePoint[]) =>
          way
            .concat([end(to).point])
            .reduce(
              ({ sum, last }, next) => ({ sum: sum + Math.hypot(next[0] - last[0], next[1] - last[1]), last: next }),
              { sum: 0, last: end(from).point },
            ).sum
        expect(length(shorter.points)).toBeLessThanOrEqual(length(longer.points))
        expect([...shorter.places, ...longer.places, from, to].sort((one, other) => one - other)).toEqual(
          points.map((_, at) => at),
        )
      }),
    )
  })
})
