import type { ImagePoint } from '../../../shared/labels/geometry.ts'
import type { PolygonLabel } from '../../../shared/labels/polygon.ts'
import type { VertexPlace } from './hit-test.ts'
import { roundPoint } from './shapes.ts'

const withRing = (polygon: PolygonLabel, ring: number, points: ImagePoint[]): PolygonLabel => ({
  ...polygon,
  rings: polygon.rings.map((old, index) => (index === ring ? points : old)),
})

/** The polygon with one vertex elsewhere. */
export const withVertexAt = (polygon: PolygonLabel, place: VertexPlace, point: ImagePoint): PolygonLabel =>
  withRing(
    polygon,
    place.ring,
    (polygon.rings[place.ring] ?? []).map((old, at) => (at === place.vertex ? roundPoint(point) : old)),
  )

/** The polygon with a new vertex before the named one. */
export const withVertexBefore = (polygon: PolygonLabel, place: VertexPlace, point: ImagePoint): PolygonLabel =>
  withRing(polygon, place.ring, (polygon.rings[place.ring] ?? []).toSpliced(place.vertex, 0, roundPoint(point)))

/**
 * The polygon without one vertex. A further ring goes when it would keep fewer than three; null when the polygon would
 * be left without a ring.
 */
export const withoutVertex = (polygon: PolygonLabel, place: VertexPlace): PolygonLabel | null => {
  const ring = polygon.rings[place.ring] ?? []
  if (ring.length > 3) return withRing(polygon, place.ring, ring.toSpliced(place.vertex, 1))
  return polygon.rings.length > 1 ? { ...polygon, rings: polygon.rings.toSpliced(place.ring, 1) } : null
}
