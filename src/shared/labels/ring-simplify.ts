import type { ImagePoint } from './geometry.ts'

// No schema here: the window imports this file at run time.

const distanceTo = (p: ImagePoint, a: ImagePoint, b: ImagePoint): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(Math.max(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2, 0), 1)
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

/** Marks the vertices between two kept ones that have to stay (Douglas and Peucker), without recursion. */
const markKept = (
  { points, withinPx }: { readonly points: readonly ImagePoint[]; readonly withinPx: number },
  ends: readonly [number, number],
  kept: Set<number>,
) => {
  const open = [ends]
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range
    const [a, b] = [points[from], points[to]]
    let [farthest, away] = [-1, withinPx]
    for (let at = from + 1; a && b && at < to; at++) {
      const point = points[at]
      const distance = point ? distanceTo(point, a, b) : 0
      if (distance > away) [farthest, away] = [at, distance]
    }
    if (farthest < 0) continue
    kept.add(farthest)
    open.push([from, farthest], [farthest, to])
  }
}

/**
 * A closed ring with fewer vertices, none of the old ones farther than `withinPx` image pixels from it. Kept vertices stay
 * where they are; three are always kept.
 */
export const ringSimplified = (ring: readonly ImagePoint[], withinPx: number): ImagePoint[] => {
  const first = ring[0]
  if (ring.length <= 3 || withinPx <= 0 || !first) return [...ring]
  const away = ring.map((point) => Math.hypot(point[0] - first[0], point[1] - first[1]))
  const opposite = away.indexOf(Math.max(...away))
  const closed = [...ring, first]
  const kept = new Set([0, opposite])
  markKept({ points: closed, withinPx }, [0, opposite], kept)
  markKept({ points: closed, withinPx }, [opposite, ring.length], kept)
  const simple = ring.filter((_, at) => kept.has(at))
  if (simple.length >= 3) return simple
  const third = ring
    .map((point, at) => ({ at, away: kept.has(at) ? -1 : distanceTo(point, first, ring[opposite] ?? first) }))
    .reduce((best, next) => (next.away > best.away ? next : best))
  return ring.filter((_, at) => kept.has(at) || at === third.at)
}
