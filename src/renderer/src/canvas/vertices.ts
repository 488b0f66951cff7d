import { atImage, type ImagePoint } from '../../../shared/labels/geometry.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { PolygonLabel } from '../../../shared/labels/polygon.ts'
import type { PolylineLabel } from '../../../shared/labels/polyline.ts'
import type { ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import type { VertexPlace } from './hit-test.ts'
import { roundPoint } from './shapes.ts'

/** A shape whose outline a person may give and take vertices. */
export type PathShape = PolygonLabel | PolylineLabel

export const isPath = (label: Label): label is PathShape => label.kind === 'polygon' || label.kind === 'polyline'

/** The lines of a path: the rings of a polygon, the one line of a polyline. */
export const pathsOf = (shape: PathShape): readonly (readonly ImagePoint[])[] =>
  shape.kind === 'polygon' ? shape.rings : [shape.points]

const withPath = <Shape extends PathShape>(shape: Shape, ring: number, points: ImagePoint[]): Shape =>
  shape.kind === 'polygon'
    ? { ...shape, rings: shape.rings.map((old, index) => (index === ring ? points : old)) }
    : { ...shape, points }

/** Every point of a shape that can be dragged alone, with its place. Points that are absent are left out. */
export const verticesOf = (
  shape: ShapeLabel,
): readonly { readonly place: VertexPlace; readonly point: ImagePoint }[] => {
  switch (shape.kind) {
    case 'polygon':
    case 'polyline':
      return pathsOf(shape).flatMap((points, ring) =>
        points.map((point, vertex) => ({ place: { ring, vertex }, point })),
      )
    case 'keypoints':
      return shape.points.flatMap(({ x, y, state }, vertex) =>
        state === 'absent' ? [] : [{ place: { ring: 0, vertex }, point: atImage(x, y) }],
      )
    case 'cuboid':
      return shape.corners.map((point, vertex) => ({ place: { ring: 0, vertex }, point }))
    case 'box':
    case 'rotated-box':
    case 'ellipse':
    case 'mask':
      return []
  }
}

/** The point at a place, or null. */
export const vertexAt = (shape: ShapeLabel, place: VertexPlace): ImagePoint | null =>
  verticesOf(shape).find(({ place: { ring, vertex } }) => ring === place.ring && vertex === place.vertex)?.point ?? null

/** The corner of the same upright edge: front and back face run clockwise from the top left. */
const uprightPartner = [3, 2, 1, 0, 7, 6, 5, 4] as const

/** The cuboid with some corners moved. Upright edges stay upright: the other end follows sideways. */
export const withCornersBy = (
  corners: readonly ImagePoint[],
  moved: readonly number[],
  { dx, dy }: { readonly dx: number; readonly dy: number },
): ImagePoint[] =>
  corners.map(([x, y], at) => {
    const follows = moved.some((corner) => uprightPartner[corner] === at)
    return roundPoint(atImage(x + (moved.includes(at) || follows ? dx : 0), y + (moved.includes(at) ? dy : 0)))
  })

/** The shape with one vertex elsewhere; as it is when it has no vertices. */
export const withVertexAt = <Shape extends ShapeLabel>(shape: Shape, place: VertexPlace, point: ImagePoint): Shape => {
  const moved = (of: ShapeLabel): ShapeLabel => {
    const [x, y] = roundPoint(point)
    if (isPath(of)) {
      const points = (pathsOf(of)[place.ring] ?? []).map((old, at) => (at === place.vertex ? atImage(x, y) : old))
      return withPath(of, place.ring, points)
    }
    if (of.kind === 'keypoints')
      return { ...of, points: of.points.map((old, at) => (at === place.vertex ? { ...old, x, y } : old)) }
    if (of.kind !== 'cuboid') return of
    const from = of.corners[place.vertex] ?? point
    const by = { dx: point[0] - from[0], dy: point[1] - from[1] }
    return { ...of, corners: withCornersBy(of.corners, [place.vertex], by) }
  }
  return moved(shape) as Shape
}

/** The path with a new vertex before the named one. */
export const withVertexBefore = <Shape extends PathShape>(shape: Shape, place: VertexPlace, point: ImagePoint): Shape =>
  withPath(shape, place.ring, (pathsOf(shape)[place.ring] ?? []).toSpliced(place.vertex, 0, roundPoint(point)))

const withoutFromRing = (polygon: PolygonLabel, ring: number, points: ImagePoint[]) => {
  if (points.length >= 3) return withPath(polygon, ring, points)
  return polygon.rings.length > 1 ? { ...polygon, rings: polygon.rings.toSpliced(ring, 1) } : null
}

/**
 * The path without some vertices. A ring goes when it would keep fewer than three; null when nothing would be left: a
 * polygon without a ring, a line with fewer than two points.
 */
export const withoutVertices = (shape: PathShape, places: readonly VertexPlace[]): PathShape | null => {
  if (shape.kind === 'polyline') {
    const points = shape.points.filter((_, at) => !places.some(({ vertex }) => vertex === at))
    return points.length < 2 ? null : { ...shape, points }
  }
  let left: typeof shape | null = shape
  for (let ring = shape.rings.length - 1; ring >= 0; ring--) {
    const gone = new Set(places.filter((place) => place.ring === ring).map(({ vertex }) => vertex))
    const points = (shape.rings[ring] ?? []).filter((_, at) => !gone.has(at))
    if (gone.size > 0 && left) left = withoutFromRing(left, ring, points)
  }
  return left
}
