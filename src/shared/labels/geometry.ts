import type { ImagePoint } from './point.ts'

// No schema here: the window imports this file at run time.

export type { ImagePoint } from './point.ts'

/** Builds an {@link ImagePoint} from pixels of the oriented picture. */
export const atImage = (x: number, y: number): ImagePoint => [x, y] as unknown as ImagePoint

/** A rectangle in image pixels; width and height are never negative. */
export interface ImageRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The rectangle spanned by two corners in any order. */
export const rectBetween = (a: ImagePoint, b: ImagePoint): ImageRect => ({
  x: Math.min(a[0], b[0]),
  y: Math.min(a[1], b[1]),
  width: Math.abs(a[0] - b[0]),
  height: Math.abs(a[1] - b[1]),
})

/** The smallest rectangle around points. Without points it is empty at the origin. */
export const boundsOf = (points: readonly ImagePoint[]): ImageRect => {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The smallest rectangle around two. */
export const rectAround = (a: ImageRect, b: ImageRect): ImageRect => {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const right = Math.max(a.x + a.width, b.x + b.width)
  return { x, y, width: right - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
}

/** Whether two rectangles share more than an edge. */
export const overlaps = (a: ImageRect, b: ImageRect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The way from the start of a segment to its point that is nearest to another point. */
const wayAlong = (p: ImagePoint, a: ImagePoint, b: ImagePoint): readonly [dx: number, dy: number] => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(Math.max(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2, 0), 1)
  return [t * dx, t * dy]
}

/** The point of a segment that is nearest to a point, all in one space. */
export const nearestOnSegment = (p: ImagePoint, a: ImagePoint, b: ImagePoint): ImagePoint => {
  const [dx, dy] = wayAlong(p, a, b)
  return atImage(a[0] + dx, a[1] + dy)
}

/** How far a point lies from a segment, in the unit of the points. */
export const awayFromSegment = (p: ImagePoint, a: ImagePoint, b: ImagePoint): number => {
  const [dx, dy] = wayAlong(p, a, b)
  return Math.hypot(p[0] - a[0] - dx, p[1] - a[1] - dy)
}

/** Twice-signed-area halved: positive when the ring runs clockwise on screen (y downward). Unit: square pixels. */
export const signedAreaOf = (ring: readonly ImagePoint[]): number => {
  let twice = 0
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]
    const b = ring[(i + 1) % ring.length]
    if (a && b) twice += a[0] * b[1] - b[0] * a[1]
  }
  return twice / 2
}
