import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atImage, signedAreaOf, type ImagePoint } from '../../src/shared/labels/geometry.ts'
import { label } from '../../src/shared/labels/index.ts'
import {
  isShape,
  linesOf,
  movedBy,
  ringsOf,
  shapeArea,
  shapeBounds,
  shapeContains,
  type ShapeLabel,
} from '../../src/shared/labels/shape-geometry.ts'
import { alongOwnAxes, fromOwnAxes, wrapDegrees } from '../../src/shared/labels/turned.ts'

const base = { id: 'label-0001', classId: 'cat', part: 'jpg', attributes: {} }
const shapeOf = (value: object): ShapeLabel => {
  const parsed = label.parse({ ...base, ...value })
  if (!isShape(parsed)) throw new TypeError('no shape')
  return parsed
}

const at = fc.double({ min: 40, max: 160, noNaN: true })
const size = fc.double({ min: 4, max: 60, noNaN: true })
/** Hundredths: `fc.double` favours numbers near nothing, and a shape that is hardly turned proves nothing. */
const degrees = fc.integer({ min: -18_000, max: 17_999 }).map((hundredths) => hundredths / 100)
const point = fc.tuple(at, at)

const boxes = fc.record({ x: at, y: at, width: size, height: size }).map((place) => shapeOf({ kind: 'box', ...place }))
const rotatedBoxes = fc
  .record({ centreX: at, centreY: at, width: size, height: size, rotationDegrees: degrees })
  .map((place) => shapeOf({ kind: 'rotated-box', ...place }))
const ellipses = fc
  .record({ centreX: at, centreY: at, radiusX: size, radiusY: size, rotationDegrees: degrees })
  .map((place) => shapeOf({ kind: 'ellipse', ...place }))
const filled = fc.oneof(boxes, rotatedBoxes, ellipses)

const lines = fc.array(point, { minLength: 2, maxLength: 8 })
const others = fc.oneof(
  lines.map((points) => shapeOf({ kind: 'polyline', points })),
  fc.array(point, { minLength: 3, maxLength: 8 }).map((ring) => shapeOf({ kind: 'polygon', rings: [ring] })),
  fc
    .array(fc.record({ x: at, y: at, state: fc.constantFrom('visible', 'occluded') }), { minLength: 1, maxLength: 6 })
    .map((points) => shapeOf({ kind: 'keypoints', points })),
  fc.array(point, { minLength: 8, maxLength: 8 }).map((corners) => shapeOf({ kind: 'cuboid', corners })),
)

/** The second way to an area: pixels of a fine grid whose centre lies inside. */
const countedArea = (shape: ShapeLabel): number => {
  const step = 0.5
  const { x, y, width, height } = shapeBounds(shape)
  let cells = 0
  for (let px = x + step / 2; px < x + width; px += step)
    for (let py = y + step / 2; py < y + height; py += step) if (shapeContains(shape, atImage(px, py))) cells++
  return cells * step * step
}

const pointsOf = (shape: ShapeLabel): readonly ImagePoint[] =>
  shape.kind === 'keypoints'
    ? shape.points.map(({ x, y }) => atImage(x, y))
    : [...ringsOf(shape), ...linesOf(shape)].flat()

describe('shapes with an inside', () => {
  it('have the area that counting gives', () => {
    fc.assert(
      fc.property(filled, (shape) => {
        const { width, height } = shapeBounds(shape)
        expect(Math.abs(countedArea(shape) - shapeArea(shape))).toBeLessThan((width + height) * 1.5)
      }),
      { numRuns: 60 },
    )
  })

  it('have a ring of nearly that area, which says of a point what the shape says', () => {
    fc.assert(
      fc.property(filled, point, (shape, [x, y]) => {
        const [ring = []] = ringsOf(shape)
        expect(Math.abs(signedAreaOf(ring)) / shapeArea(shape)).toBeGreaterThan(0.998)
        expect(Math.abs(signedAreaOf(ring)) / shapeArea(shape)).toBeLessThan(1.0001)
        const polygon = shapeOf({ kind: 'polygon', rings: [ring] })
        // The ring of an ellipse lies up to a thousandth of its radius inside; nearer than that either answer is right.
        const near = ring.some(([a, b]) => Math.hypot(a - x, b - y) < 8)
        if (!near) expect(shapeContains(shape, atImage(x, y))).toBe(shapeContains(polygon, atImage(x, y)))
      }),
    )
  })
})

describe('every shape', () => {
  it('lies in its bounds and touches all four sides of them', () => {
    fc.assert(
      fc.property(fc.oneof(filled, others), (shape) => {
        const { x, y, width, height } = shapeBounds(shape)
        const slack = shape.kind === 'ellipse' ? 0.003 * Math.max(width, height) : 1e-6
        const xs = pointsOf(shape).map(([px]) => px)
        const ys = pointsOf(shape).map(([, py]) => py)
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(x - 1e-6)
        expect(Math.max(...xs)).toBeLessThanOrEqual(x + width + 1e-6)
        expect(Math.abs(Math.min(...xs) - x)).toBeLessThanOrEqual(slack)
        expect(Math.abs(Math.max(...xs) - x - width)).toBeLessThanOrEqual(slack)
        expect(Math.abs(Math.min(...ys) - y)).toBeLessThanOrEqual(slack)
        expect(Math.abs(Math.max(...ys) - y - height)).toBeLessThanOrEqual(slack)
      }),
    )
  })

  it('moves as a whole, and back', () => {
    fc.assert(
      fc.property(fc.oneof(filled, others), fc.integer({ min: -30, max: 30 }), (shape, by) => {
        const moved = movedBy(shape, by, -by)
        expect(shapeBounds(moved).x).toBeCloseTo(shapeBounds(shape).x + by, 1)
        expect(shapeBounds(moved).y).toBeCloseTo(shapeBounds(shape).y - by, 1)
        expect(shapeArea(moved)).toBeCloseTo(shapeArea(shape), -1)
        const back = movedBy(moved, -by, by)
        pointsOf(back).forEach(([x, y], place) => {
          const [wasX = NaN, wasY = NaN] = pointsOf(shape)[place] ?? []
          expect(Math.hypot(x - wasX, y - wasY)).toBeLessThan(0.03)
        })
      }),
    )
  })
})

it('own axes and the picture are one another reversed, and angles wrap', () => {
  fc.assert(
    fc.property(degrees, point, point, (rotationDegrees, [centreX, centreY], [dx, dy]) => {
      const centre = { centreX, centreY, rotationDegrees }
      const [x, y] = alongOwnAxes(centre, fromOwnAxes(centre, dx, dy))
      expect(x).toBeCloseTo(dx, 6)
      expect(y).toBeCloseTo(dy, 6)
      expect(wrapDegrees(rotationDegrees + 720)).toBeCloseTo(rotationDegrees, 6)
    }),
  )
  expect([180, -180, 181, 540, -181].map(wrapDegrees)).toEqual([-180, -180, -179, -180, 179])
})
