import { clampPoint } from '../../shapes.ts'
import { withVertexAt, withVertexBefore } from '../../vertices.ts'
import type { Hit } from '../../hit-test.ts'
import type { Desk, ToolState } from '../tool.ts'
import { gestureEnds } from './gesture-ends.ts'

/** A vertex follows the pointer; on an edge a new one is set there first. Null when the label is no polygon. */
export const reshaping = (desk: Desk, hit: Hit & { on: 'vertex' | 'edge' }): ToolState | null => {
  const found = desk.doc.label(hit.id)
  if (found?.kind !== 'polygon') return null
  const gesture = desk.doc.begin(hit.on === 'edge' ? 'polygon.add-vertex' : 'polygon.move-vertex')
  const polygon = hit.on === 'edge' ? withVertexBefore(found, hit.place, hit.point) : found
  gesture.update([polygon])
  return {
    name: 'reshaping',
    cursor: () => 'crosshair',
    active: () => ({ id: hit.id, place: hit.place }),
    pointerMove: ({ image }) => {
      gesture.update([withVertexAt(polygon, hit.place, clampPoint(image, desk.picture()))])
      return 'stay'
    },
    ...gestureEnds(gesture),
  }
}
