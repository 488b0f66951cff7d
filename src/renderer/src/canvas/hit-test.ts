import type { LabelId } from '../../../shared/ids.ts'
import { awayFromSegment, nearestOnSegment, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'
import { cuboidEdges, gripsOf } from './grips.ts'
import type { Handle } from './handles.ts'
import {
  linesOf,
  ringsOf,
  shapeArea,
  shapeBounds,
  shapeContains,
  type ShapeLabel,
} from '../../../shared/labels/shape-geometry.ts'
import { isTurned } from './turned-frame.ts'
import { isPath, pathsOf } from './vertices.ts'
import { apart, toImage, toScreen, type ScreenPoint, type Viewport } from './viewport.ts'

/** Where a vertex lies: in a ring of a polygon; in the one line of other kinds, which is ring 0. */
export interface VertexPlace {
  readonly ring: number
  readonly vertex: number
}

/** What lies under the pointer. `edge` names the vertex before which a new one would go, and the nearest point. */
export type Hit =
  | { readonly on: 'handle'; readonly id: LabelId; readonly handle: Handle | 'turn' }
  | { readonly on: 'vertex'; readonly id: LabelId; readonly place: VertexPlace }
  /** An edge or a face of a cuboid: its corners, from 0, front face first. */
  | { readonly on: 'side'; readonly id: LabelId; readonly corners: readonly number[] }
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
  /** So many times further than a mouse the pointer reaches. */
  readonly reach: number
}

interface Near {
  readonly hit: Hit
  readonly away: number
}

/** The nearest of some places, if one is within reach. */
const nearest = (hits: Iterable<Near>, reach: number): Near | null => {
  let best: Near | null = null
  for (const { hit, away } of hits) if (away <= reach && (!best || away < best.away)) best = { hit, away }
  return best
}

function* gripsNear(shape: ShapeLabel, { view, at }: HitQuestion): Generator<Near> {
  const away = (point: ImagePoint) => apart(at, toScreen(view, point))
  for (const { grip, point } of gripsOf(shape, view.scale)) yield { hit: { ...grip, id: shape.id }, away: away(point) }
}

/** Small shapes would be all handles: they give up half of their reach so that they can still be moved. */
const reachFor = (bounds: ImageRect, view: Viewport): number =>
  Math.min(handleReachPx, Math.max(Math.min(bounds.width, bounds.height) * view.scale * 0.3, 5))

function* edgesNear(shape: ShapeLabel, question: HitQuestion): Generator<Near> {
  const pointer = toImage(question.view, question.at)
  const away = (point: ImagePoint) => apart(question.at, toScreen(question.view, point))
  if (isPath(shape))
    for (const [ring, points] of pathsOf(shape).entries())
      for (const [index, a] of points.entries()) {
        const b = points[index + 1] ?? (shape.kind === 'polygon' ? points[0] : undefined)
        if (!b) continue
        const point = nearestOnSegment(pointer, a, b)
        yield { hit: { on: 'edge', id: shape.id, place: { ring, vertex: index + 1 }, point }, away: away(point) }
      }
  if (shape.kind === 'cuboid')
    for (const corners of cuboidEdges) {
      const [a, b] = [shape.corners[corners[0]], shape.corners[corners[1]]]
      if (a && b) yield { hit: { on: 'side', id: shape.id, corners }, away: away(nearestOnSegment(pointer, a, b)) }
    }
}

const isOnLine = (line: readonly ImagePoint[], pointer: ImagePoint, reach: number): boolean =>
  line.some((a, index) => {
    const b = line[index + 1]
    return b !== undefined && awayFromSegment(pointer, a, b) <= reach
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
export const shapesAt = ({ shapes, view, at, reach: wide }: HitQuestion): readonly ShapeLabel[] => {
  const pointer = toImage(view, at)
  const reach = (outlineReachPx * wide) / view.scale
  return shapes
    .filter((shape) => isNear(shapeBounds(shape), pointer, reach * 2))
    .filter((shape) => shapeContains(shape, pointer) || isOnOutline(shape, pointer, reach))
    .map((shape, order) => ({ shape, order, area: shapeArea(shape) }))
    .sort((a, b) => a.area - b.area || b.order - a.order)
    .map(({ shape }) => shape)
}

/** Shapes with handles round them give up some reach while they are small. */
const reachOf = (shape: ShapeLabel, view: Viewport): number =>
  shape.kind === 'box' || isTurned(shape) ? reachFor(shapeBounds(shape), view) : handleReachPx * 0.75

/**
 * Finds what lies under the pointer: handles and vertices of selected shapes, then edges of selected shapes, then the
 * smallest shape. A locked shape is only hit as a whole.
 */
export const hitTest = (question: HitQuestion): Hit | null => {
  const open = question.shapes.filter((shape) => question.selection.has(shape.id) && !shape.locked)
  let best: Near | null = null
  for (const shape of open) {
    const found = nearest(gripsNear(shape, question), reachOf(shape, question.view) * question.reach)
    if (found && (!best || found.away < best.away)) best = found
  }
  if (best) return best.hit
  for (const shape of open) {
    const edge = nearest(edgesNear(shape, question), outlineReachPx * question.reach)
    if (edge) return edge.hit
  }
  const top = shapesAt(question)[0]
  return top ? { on: 'shape', id: top.id } : null
}
