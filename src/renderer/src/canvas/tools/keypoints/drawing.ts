import type { ImageRect } from '../../../../../shared/labels/geometry.ts'
import type { Keypoint, Skeleton } from '../../../../../shared/labels/keypoints.ts'
import { roundPx } from '../../../../../shared/labels/shape-geometry.ts'
import { frameDrawing } from '../frame-drawing.ts'
import { newLabel } from '../new-label.ts'
import type { CanvasPointer, Desk, Next } from '../tool.ts'
import { placingPoints } from './placing.ts'

const laidInto = ({ x, y, width, height }: ImageRect, { points }: Skeleton): Keypoint[] =>
  points.map((point) => ({ x: roundPx(x + point.x * width), y: roundPx(y + point.y * height), state: 'visible' }))

const onePoint: Skeleton = { points: [{ name: 'Point', x: 0.5, y: 0.5 }], edges: [] }

/** The button is down: a drag lays the skeleton into a frame, a click sets its first point. Null when no class may be drawn so. */
export const keypointsDrawing = (desk: Desk, from: CanvasPointer): Next | null => {
  const base = newLabel(desk, 'keypoints')
  if (!base) return null
  const skeleton = desk.skeletonOf(base.classId) ?? onePoint
  const gesture = desk.doc.begin('keypoints.draw')
  const placing = { desk, gesture, base, skeleton }
  if (skeleton.points.length === 1) return placingPoints(placing, from)
  return frameDrawing(
    {
      desk,
      gesture,
      shapeIn: (frame) => ({ ...base, points: laidInto(frame, skeleton) }),
      onClick: (pointer) => placingPoints(placing, pointer),
    },
    from,
  )
}
