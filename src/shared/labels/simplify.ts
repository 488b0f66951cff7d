import { atImage, awayFromSegment, type ImagePoint } from './geometry.ts'

// No schema here: the window imports this file at run time.

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
  const closed = [...ring, first]
  const [one, other] = [farthest(closed, 0, apart), farthest(closed, apart, ring.length)]
  const third = one.away >= other.away ? one.at : other.at
  return ring.filter((_, at) => at === 0 || at === apart || at === third)
}
