import type { LabelId } from '../../../../../shared/ids.ts'
import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { isShape, type ShapeLabel } from '../../../../../shared/labels/shape-geometry.ts'
import type { Hit, VertexPlace } from '../../hit-test.ts'
import { clampPoint } from '../../shapes.ts'
import { snapped, type Spot } from '../../snapping.ts'
import { isPath, vertexAt, verticesOf, withVertexAt, withVertexBefore } from '../../vertices.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { gestureEnds } from '../gesture-ends.ts'

type PointHit = Hit & { on: 'vertex' | 'edge' }

interface Shared {
  readonly shape: ShapeLabel
  readonly place: VertexPlace
}

/** Every vertex of other paths that lies where this one does. */
const sharing = (desk: Desk, at: ImagePoint, id: LabelId): readonly Shared[] =>
  desk
    .shapesIn({ x: at[0], y: at[1], width: 0, height: 0 })
    .filter((shape) => shape.id !== id && isPath(shape) && !shape.locked)
    .flatMap((shape) =>
      verticesOf(shape)
        .filter(({ point }) => point[0] === at[0] && point[1] === at[1])
        .map(({ place }) => ({ shape, place })),
    )

const causeOf = (kind: string, hit: PointHit, shared: number): string => {
  if (shared > 0) return 'shapes.move-shared-vertex'
  if (kind === 'keypoints') return 'keypoints.move-point'
  if (kind === 'cuboid') return 'cuboid.move-corner'
  return `${kind}.${hit.on === 'edge' ? 'add-vertex' : 'move-vertex'}`
}

/**
 * A vertex follows the pointer and snaps; on an edge a new one is set there first. With Alt and Shift the vertices of other
 * shapes at the same place come along. Null when the label has no vertices.
 */
export const reshaping = (desk: Desk, hit: PointHit, from: CanvasPointer): ToolState | null => {
  const found = desk.doc.label(hit.id)
  if (!found || !isShape(found)) return null
  const start = hit.on === 'edge' ? hit.point : vertexAt(found, hit.place)
  if (!start) return null
  const others = from.alt && from.shift && hit.on === 'vertex' ? sharing(desk, start, hit.id) : []
  const gesture = desk.doc.begin(causeOf(found.kind, hit, others.length))
  const shape = hit.on === 'edge' && isPath(found) ? withVertexBefore(found, hit.place, hit.point) : found
  const except = new Set([hit.id, ...others.map((other) => other.shape.id)])
  let spot: Spot | null = null
  gesture.update([shape])
  return {
    name: 'reshaping',
    cursor: () => 'crosshair',
    active: () => ({ id: hit.id, place: hit.place }),
    ghost: () => (spot ? { kind: 'marks', points: [spot.point], as: 'snap' } : null),
    pointerMove: (pointer) => {
      spot = isPath(shape) ? snapped(desk, pointer, except) : null
      const to = clampPoint(spot?.point ?? pointer.image, desk.picture())
      const moved = others.map((other) => withVertexAt(other.shape, other.place, to))
      gesture.update([withVertexAt(shape, hit.place, to), ...moved])
      return 'stay'
    },
    ...gestureEnds(gesture),
  }
}
