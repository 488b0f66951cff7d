import { atImage, type ImagePoint } from '../../../shared/labels/geometry.ts'
import { containsPoint } from '../../../shared/labels/polygon-geometry.ts'
import { intersected, joined, partsOf, subtracted, type OwnRings, type Rings } from './regions.ts'

type Segment = readonly [ImagePoint, ImagePoint]

/** Pieces of a cut are looked for so far beside it. Image pixels; more than rounding moves a point. */
const besidePx = 0.05

const edgesOf = (rings: Rings): readonly Segment[] =>
  rings.flatMap((ring) =>
    ring.flatMap((a, at): Segment[] => (ring[(at + 1) % ring.length] ? [[a, ring[(at + 1) % ring.length] ?? a]] : [])),
  )

/** Where a segment crosses another, 0 to 1 along the first; null when it does not. */
const crossing = ([a, b]: Segment, [c, d]: Segment): number | null => {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const turn = rx * sy - ry * sx
  if (turn === 0) return null
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : null
}

/** Two points just left and right of the middle of each stretch of a segment that runs through a region. */
const besides = (rings: Rings, segment: Segment): readonly Segment[] => {
  const [a, b] = segment
  const stops = [0, ...edgesOf(rings).flatMap((edge) => crossing(segment, edge) ?? []), 1].sort(
    (one, other) => one - other,
  )
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  const [nx, ny] = [(-(b[1] - a[1]) / length) * besidePx, ((b[0] - a[0]) / length) * besidePx]
  return stops.slice(1).flatMap((stop, at): Segment[] => {
    const t = ((stops[at] ?? 0) + stop) / 2
    const [x, y] = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    if ((stop - (stops[at] ?? 0)) * length < besidePx || !containsPoint(rings, atImage(x, y))) return []
    return [[atImage(x + nx, y + ny), atImage(x - nx, y - ny)]]
  })
}

const beyond = (end: ImagePoint, before: ImagePoint, far: number): ImagePoint => {
  const length = Math.hypot(end[0] - before[0], end[1] - before[1]) || 1
  return atImage(end[0] + ((end[0] - before[0]) / length) * far, end[1] + ((end[1] - before[1]) / length) * far)
}

/** A line that is drawn out far beyond the region, closed round one of its sides. */
const oneSideOf = (line: readonly ImagePoint[], far: number): ImagePoint[] => {
  const [first, last] = [line[0] ?? atImage(0, 0), line.at(-1) ?? atImage(0, 0)]
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]) || 1
  const [x, y] = [(-(last[1] - first[1]) / length) * far, ((last[0] - first[0]) / length) * far]
  return [...line, atImage(last[0] + x, last[1] + y), atImage(first[0] + x, first[1] + y)]
}

/** Pieces that hang together, as sets of their indices. */
const grouped = (count: number, pairs: readonly (readonly [number, number])[]): number[] => {
  const root = Array.from({ length: count }, (_, at) => at)
  const find = (at: number): number => (root[at] === at || root[at] === undefined ? at : find(root[at]))
  for (const [a, b] of pairs) root[find(a)] = find(b)
  return root.map((_, at) => find(at))
}

/**
 * The pieces into which a line cuts a region. Both ends of the line lie outside. What the line does not touch stays with
 * the first piece. Null when the line does not cut it.
 */
export const splitBy = (rings: Rings, line: readonly ImagePoint[]): readonly OwnRings[] | null => {
  const [first, second, last, before] = [line[0], line[1], line.at(-1), line.at(-2)]
  if (!first || !second || !last || !before || containsPoint(rings, first) || containsPoint(rings, last)) return null
  const far = [...rings.flat(), ...line].reduce((most, [x, y]) => Math.max(most, Math.abs(x), Math.abs(y)), 1) * 4
  const [start, end] = [beyond(first, second, far), beyond(last, before, far)]
  const side = [oneSideOf([start, ...line, end], far)]
  const pieces = [...partsOf(intersected([rings, side])), ...partsOf(subtracted(rings, side))]
  const pieceAt = (point: ImagePoint) => pieces.findIndex((piece) => containsPoint(piece, point))
  const pairsAlong = (segments: readonly Segment[]) =>
    segments
      .flatMap((segment) => besides(rings, segment))
      .map(([left, right]) => [pieceAt(left), pieceAt(right)] as const)
      .filter(([left, right]) => left >= 0 && right >= 0 && left !== right)
  const uncut = pairsAlong([
    [start, first],
    [last, end],
  ])
  const cut = pairsAlong(line.slice(1).flatMap((point, at): Segment[] => [[line[at] ?? point, point]]))
  const groupOf = grouped(pieces.length, uncut)
  const touched = new Set(cut.flat().map((at) => groupOf[at]))
  if (touched.size < 2) return null
  const [home] = touched
  return [...touched].map((group) =>
    joined(pieces.filter((_, at) => groupOf[at] === group || (group === home && !touched.has(groupOf[at])))),
  )
}
