import type { LabelId } from '../../../shared/ids.ts'
import { atImage, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'
import { handlesOf, type Handle } from './handles.ts'
import {
  linesOf,
  ringsOf,
  shapeArea,
  shapeBounds,
  shapeContains,
  type ShapeLabel,
} from '../../../shared/labels/shape-geometry.ts'
import { toImage, toScreen, type ScreenPoint, type Viewport } from './viewport.ts'

/** Where a vertex lies in a polygon. */
export interface VertexPlace {
  readonly ring: number
  readonly vertex: number
}

/** What lies under the pointer. `edge` names the vertex before which a new one would go, and the nearest point. */
export type Hit =
  | { readonly on: 'handle'; readonly id: LabelId; readonly handle: Handle }
  | { readonly on: 'vertex'; readonly id: LabelId; readonly place: VertexPlace }
  | { readonly on: 'edge'; readonly id: LabelId; readonly place: VertexPlace; readonly point: ImagePoint }
  | { readonly on: 'shape'; readonly id: LabelId }

/** Handles and vertices are hit this near, outlines a little nearer. CSS pixels. */
export const handleReachPx = 12
const outlineReachPx = 5

export interface HitQuestion {
  readonly shapes: readonly ShapeLabel[]
  readonly selection: ReadonlySet<LabelId>
  readonly view: Viewport
  readonly at: ScreenPoint
}

const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** The point of a segment that is nearest to a point, all in one space. */
export const nearestOnSegment = (p: ImagePoint, a: ImagePoint, b: ImagePoint): ImagePoint => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(Math.max(((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2, 0), 1)
  return atImage(a[0] + t * dx, a[1] + t * dy)
}

const hitHandle = (shape: ShapeLabel, { view, at }: HitQuestion): { hit: Hit; distance: number } | null => {
  let best: { hit: Hit; distance: number } | null = null
  const take = (hit: Hit, away: number) => {
    if (away <= handleReachPx && (!best || away < best.distance)) best = { hit, distance: away }
  }
  if (shape.kind === 'box')
    for (const { handle, point } of handlesOf(shape))
      take({ on: 'handle', id: shape.id, handle }, distance(at, toScreen(view, point)))
  else if (shape.kind === 'polygon')
    shape.rings.forEach((points, ring) => {
      points.forEach((point, vertex) => {
        take({ on: 'vertex', id: shape.id, place: { ring, vertex } }, distance(at, toScreen(view, point)))
      })
    })
  return best
}

/** Small shapes would be all handles: they give up half of their reach so that they can still be moved. */
const reachFor = (bounds: ImageRect, view: Viewport): number =>
  Math.min(handleReachPx, Math.max(Math.min(bounds.width, bounds.height) * view.scale * 0.3, 5))

const hitEdge = (shape: ShapeLabel, question: HitQuestion): Hit | null => {
  if (shape.kind !== 'polygon') return null
  const pointer = toImage(question.view, question.at)
  let best: { hit: Hit; away: number } | null = null
  shape.rings.forEach((points, ring) => {
    points.forEach((a, index) => {
      const vertex = index + 1
      const b = points[vertex % points.length]
      if (!b) return
      const point = nearestOnSegment(pointer, a, b)
      const away = distance(question.at, toScreen(question.view, point))
      if (away <= outlineReachPx && (!best || away < best.away))
        best = { hit: { on: 'edge', id: shape.id, place: { ring, vertex }, point }, away }
    })
  })
  return (best as { hit: Hit } | null)?.hit ?? null
}

const isOnLine = (line: readonly ImagePoint[], pointer: ImagePoint, reach: number): boolean =>
  line.some((a, index) => {
    const b = line[index + 1]
    if (!b) return false
    const [x, y] = nearestOnSegment(pointer, a, b)
    return Math.hypot(x - pointer[0], y - pointer[1]) <= reach
  })

const isOnOutline = (shape: ShapeLabel, pointer: ImagePoint, reach: number): boolean =>
  ringsOf(shape).some((ring) => isOnLine([...ring, ...ring.slice(0, 1)], pointer, reach)) ||
  linesOf(shape).some((line) => isOnLine(line, pointer, reach)) ||
  (shape.kind === 'keypoints' &&
    shape.points.some(
      ({ x, y, state }) => state !== 'absent' && Math.hypot(x - pointer[0], y - pointer[1]) <= reach * 2,
    ))

const isNear = (bounds: ImageRect, [x, y]: ImagePoint, reach: number): boolean =>
  x >= bounds.x - reach &&
  x <= bounds.x + bounds.width + reach &&
  y >= bounds.y - reach &&
  y <= bounds.y + bounds.height + reach

/** Every shape under the pointer, the smallest first, so that a shape inside another can be reached. */
export const shapesAt = ({ shapes, view, at }: HitQuestion): readonly ShapeLabel[] => {
  const pointer = toImage(view, at)
  const reach = outlineReachPx / view.scale
  return shapes
    .filter((shape) => isNear(shapeBounds(shape), pointer, reach * 2))
    .filter((shape) => shapeContains(shape, pointer) || isOnOutline(shape, pointer, reach))
    .map((shape, order) => ({ shape, order, area: shapeArea(shape) }))
    .sort((a, b) => a.area - b.area || b.order - a.order)
    .map(({ shape }) => shape)
}

/**
 * Finds what lies under the pointer: handles and vertices of selected shapes, then edges of selected polygons, then the
 * smallest shape.
 */
export const hitTest = (question: HitQuestion): Hit | null => {
  const selected = question.shapes.filter((shape) => question.selection.has(shape.id))
  let best: { hit: Hit; distance: number } | null = null
  for (const shape of selected) {
    const found = hitHandle(shape, question)
    const reach = shape.kind === 'box' ? reachFor(shape, question.view) : handleReachPx * 0.75
    if (found && found.distance <= reach && (!best || found.distance < best.distance)) best = found
  }
  if (best) return best.hit
  for (const shape of selected) {
    const edge = hitEdge(shape, question)
    if (edge) return edge
  }
  const top = shapesAt(question)[0]
  return top ? { on: 'shape', id: top.id } : null
}
