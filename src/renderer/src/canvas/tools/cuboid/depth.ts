import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import type { Gesture } from '../../../document/gesture.ts'
import { clampPoint, roundPoint, sideMinPx } from '../../shapes.ts'
import { clickEnds } from '../gesture-ends.ts'
import type { NewLabel } from '../new-label.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

interface CuboidSketch {
  readonly desk: Desk
  readonly gesture: Gesture
  readonly base: NewLabel<'cuboid'>
}

/** The front face is set; the upper right corner of the back face follows the pointer until the next click. */
export const drawingDepth = ({ desk, gesture, base }: CuboidSketch, front: readonly ImagePoint[]): ToolState => {
  const corner = front[1] ?? atImage(0, 0)
  const follow = ({ image }: CanvasPointer): boolean => {
    const [x, y] = clampPoint(image, desk.picture())
    const [dx, dy] = [x - corner[0], y - corner[1]]
    const back = front.map((point) => roundPoint(atImage(point[0] + dx, point[1] + dy)))
    gesture.update([{ ...base, corners: [...front.map(roundPoint), ...back] }])
    return Math.hypot(dx, dy) >= sideMinPx
  }
  return {
    name: 'depth',
    cursor: () => 'crosshair',
    hint: () => 'Click where the upper right corner of the back face lies',
    pointerMove: (pointer) => {
      follow(pointer)
      return 'stay'
    },
    pointerDown: (pointer) => {
      if (!follow(pointer)) return 'stay'
      gesture.commit()
      desk.drawn(base.id)
      return 'idle'
    },
    ...clickEnds(gesture),
  }
}
