import type { Hit } from '../../hit-test.ts'
import { boundsOf } from '../../../../../shared/labels/geometry.ts'
import { moveInside } from '../../shapes.ts'
import { withCornersBy } from '../../vertices.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { gestureEnds } from '../gesture-ends.ts'

/** An edge or a face of a cuboid follows the pointer; upright edges stay upright. Null when the label is no cuboid. */
export const sideMoving = (
  desk: Desk,
  { id, corners }: Hit & { on: 'side' },
  from: CanvasPointer,
): ToolState | null => {
  const cuboid = desk.doc.label(id)
  if (cuboid?.kind !== 'cuboid') return null
  const gesture = desk.doc.begin(corners.length > 2 ? 'cuboid.move-face' : 'cuboid.move-edge')
  const bounds = boundsOf(cuboid.corners.filter((_, at) => corners.includes(at)))
  return {
    name: 'side-moving',
    cursor: () => 'move',
    pointerMove: ({ image }) => {
      const by = moveInside(bounds, { dx: image[0] - from.image[0], dy: image[1] - from.image[1] }, desk.picture())
      gesture.update([{ ...cuboid, corners: withCornersBy(cuboid.corners, corners, by) }])
      return 'stay'
    },
    ...gestureEnds(gesture),
  }
}
