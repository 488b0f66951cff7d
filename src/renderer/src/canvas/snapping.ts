import type { LabelId } from '../../../shared/ids.ts'
import { atImage, nearestOnSegment, type ImagePoint } from '../../../shared/labels/geometry.ts'
import { linesOf, ringsOf, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import type { CanvasPointer, Desk } from './tools/tool.ts'

/** A place on the outline of a shape: vertex `n` of a ring is at `n`, the middle of the edge after it at `n + 0.5`. */
export interface OutlinePlace {
  readonly id: LabelId
  readonly ring: number
  readonly at: number
}

/** Where a point snapped to. `on` is null on the border of the picture and on open lines. */
export interface Spot {
  readonly point: ImagePoint
  readonly on: OutlinePlace | null
}

/** Points snap within this reach. CSS pixels. */
export const snapReachPx = 8

interface Outline {
  readonly points: readonly ImagePoint[]
  readonly closed: boolean
  /** Its points are corners that a person set, not steps of a curve. */
  readonly corners: boolean
  readonly place: Omit<OutlinePlace, 'at'> | null
}

const outlinesOf = (shape: ShapeLabel): readonly Outline[] => [
  ...ringsOf(shape).map((points, ring) => ({
    points,
    closed: true,
    corners: shape.kind !== 'ellipse',
    place: { id: shape.id, ring },
  })),
  ...linesOf(shape).map((points) => ({ points, closed: false, corners: true, place: null })),
]

const borderOf = (desk: Desk): Outline => {
  const { widthPx, heightPx } = desk.picture()
  const points = [atImage(0, 0), atImage(widthPx, 0), atImage(widthPx, heightPx), atImage(0, heightPx)]
  return { points, closed: true, corners: true, place: null }
}

interface Found extends Spot {
  readonly away: number
}

const nearer = (best: Found | null, spot: Spot, away: number): Found =>
  best && best.away <= away ? best : { ...spot, away }

const vertexNear = (outlines: readonly Outline[], at: ImagePoint, reach: number): Found | null => {
  let best: Found | null = null
  for (const { points, corners, place } of outlines)
    if (corners)
      for (const [index, point] of points.entries()) {
        const away = Math.hypot(point[0] - at[0], point[1] - at[1])
        if (away <= reach) best = nearer(best, { point, on: place && { ...place, at: index } }, away)
      }
  return best
}

const edgeNear = (outlines: readonly Outline[], at: ImagePoint, reach: number): Found | null => {
  let best: Found | null = null
  for (const { points, closed, place } of outlines)
    for (const [index, a] of points.entries()) {
      const b = points[index + 1] ?? (closed ? points[0] : undefined)
      if (!b) continue
      const point = nearestOnSegment(at, a, b)
      const away = Math.hypot(point[0] - at[0], point[1] - at[1])
      if (away > reach) continue
      const length = Math.hypot(b[0] - a[0], b[1] - a[1])
      const along = length === 0 ? 0 : Math.hypot(point[0] - a[0], point[1] - a[1]) / length
      best = nearer(best, { point, on: place && { ...place, at: index + Math.min(along, 0.999_999) } }, away)
    }
  return best
}

/** Where a point of the picture snaps to: a vertex of another shape, else an edge or the border of the picture. */
export const spotNear = (desk: Desk, at: ImagePoint, except: ReadonlySet<LabelId>): Spot | null => {
  const reach = snapReachPx / desk.view().scale
  const near = desk.shapesIn({ x: at[0] - reach, y: at[1] - reach, width: 2 * reach, height: 2 * reach })
  const outlines = [...near.filter(({ id }) => !except.has(id)).flatMap(outlinesOf), borderOf(desk)]
  return vertexNear(outlines, at, reach) ?? edgeNear(outlines, at, reach)
}

const nothing: ReadonlySet<LabelId> = new Set()

/** Where the pointer snaps to now, or null. Ctrl turns snapping round while it is held. */
export const snapped = (
  desk: Desk,
  { image, ctrl }: Pick<CanvasPointer, 'image' | 'ctrl'>,
  except = nothing,
): Spot | null => (desk.snaps() !== ctrl ? spotNear(desk, image, except) : null)
