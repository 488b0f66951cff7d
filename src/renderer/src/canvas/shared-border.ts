import type { ImagePoint } from '../../../shared/labels/geometry.ts'
import { isShape, ringsOf } from '../../../shared/labels/shape-geometry.ts'
import type { OutlinePlace, Spot } from './snapping.ts'
import type { Desk } from './tools/tool.ts'

const lengthOf = (points: readonly ImagePoint[]): number =>
  points.reduce((sum, [x, y], at) => {
    const before = points[at - 1]
    return before ? sum + Math.hypot(x - before[0], y - before[1]) : sum
  }, 0)

/** Indices of the vertices strictly between two places, walking upward round the ring. */
const between = (count: number, from: number, to: number): readonly number[] => {
  const end = to > from ? to : to + count
  const found: number[] = []
  for (let at = Math.floor(from) + 1; at < end; at++) found.push(at % count)
  return found
}

export interface BorderWay {
  /** The vertices of the border between the two places, in order. */
  readonly points: readonly ImagePoint[]
  /** Their indices on the ring. */
  readonly places: readonly number[]
}

/** The two ways along a ring from one place to another, the shorter one first. */
export const waysBetween = (
  ring: readonly ImagePoint[],
  from: { readonly at: number; readonly point: ImagePoint },
  to: { readonly at: number; readonly point: ImagePoint },
): readonly [BorderWay, BorderWay] => {
  const up = between(ring.length, from.at, to.at)
  const down = between(ring.length, to.at, from.at).toReversed()
  const way = (places: readonly number[]): BorderWay => ({
    places,
    points: places.flatMap((at) => (ring[at] ? [ring[at]] : [])),
  })
  const [one, other] = [way(up), way(down)]
  const length = ({ points }: BorderWay) => lengthOf([from.point, ...points, to.point])
  return length(one) <= length(other) ? [one, other] : [other, one]
}

/** Whether two places lie on the same border, so that one can be followed to the other. */
export const isSameRing = (a: OutlinePlace | null, b: OutlinePlace | null): b is OutlinePlace =>
  a !== null && b !== null && a.id === b.id && a.ring === b.ring && a.at !== b.at

/**
 * The spots to set so that a line follows the border that both ends lie on; none when they lie on different borders.
 *
 * @param longer - Takes the other way round.
 */
export const followedSpots = (
  desk: Desk,
  { from, to }: { readonly from: Spot; readonly to: Spot },
  longer: boolean,
): readonly Spot[] => {
  const [start, end] = [from.on, to.on]
  if (!start || !isSameRing(start, end)) return []
  const shape = desk.doc.label(end.id)
  const ring = shape && isShape(shape) ? ringsOf(shape)[end.ring] : undefined
  if (!ring) return []
  const ways = waysBetween(ring, { at: start.at, point: from.point }, { at: end.at, point: to.point })
  const { points, places } = ways[longer ? 1 : 0]
  return points.map((point, index) => ({ point, on: { ...end, at: places[index] ?? 0 } }))
}
