import { atImage, type ImagePoint } from './geometry.ts'

// No schema here: the window imports this file at run time.

/** How far a point lies from a segment, in the unit of the points. */
export const awayFromSegment = (p: ImagePoint, a: ImagePoint, b: ImagePoint): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(Math.max(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2, 0), 1)
  return Math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1])
}

/** The point between two others that lies farthest from the line that joins them. */
const farthest = (points: readonly ImagePoint[], from: number, to: number): { at: number; away: number } => {
  let [at, away] = [from, -1]
  const [a, b] = [points[from] ?? atImage(0, 0), points[to] ?? atImage(0, 0)]
  for (let i = from + 1; i < to; i++) {
    const distance = awayFromSegment(points[i] ?? a, a, b)
    if (distance > away) [at, away] = [i, distance]
  }
  return { at, away }
}

/**
 * The line with fewer points, by Douglas and Peucker: every point that is left out lies within `tolerance` of what stays.
 * Both ends stay.
 */
export const simplifyLine = (points: readonly ImagePoint[], tolerance: number): ImagePoint[] => {
  const kept = new Set([0, points.length - 1])
  const open: [number, number][] = [[0, points.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const { at, away } = farthest(points, span[0], span[1])
    if (away <= tolerance || at === span[0]) continue
    kept.add(at)
    open.push([span[0], at], [at, span[1]])
  }
  return points.filter((_, at) => kept.has(at))
}

/** The ring with fewer points, but at least three. Every point that is left out lies within `tolerance` of what stays. */
export const simplifyRing = (ring: readonly ImagePoint[], tolerance: number): ImagePoint[] => {
  const first = ring[0]
  if (!first || ring.length <= 3) return [...ring]
  let apart = 0
  let most = -1
  ring.forEach(([x, y], at) => {
    const distance = Math.hypot(x - first[0], y - first[1])
    if (distance > most) [apart, most] = [at, distance]
  })
  const there = simplifyLine(ring.slice(0, apart + 1), tolerance)
  const back = simplifyLine([...ring.slice(apart), first], tolerance)
  const simple = [...there, ...back.slice(1, -1)]
  if (simple.length >= 3) return simple
  const { at } =
    farthest([...ring, first], 0, apart).away >= farthest([...ring, first], apart, ring.length).away
      ? farthest([...ring, first], 0, apart)
      : farthest([...ring, first], apart, ring.length)
  const third = ring[at]
  if (!third) return [...ring]
  return at < apart ? [first, third, ...simple.slice(1)] : [...simple, third]
}
