import { movedBy } from '../../../../../shared/labels/shape-geometry.ts'
import { moveTogether } from '../../shapes.ts'
import { changeable } from '../selection-keys.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { gestureEnds } from '../gesture-ends.ts'

/** The selected shapes follow the pointer, locked ones stay. Shift keeps the move level or upright. */
export const moving = (desk: Desk, from: CanvasPointer, now: CanvasPointer): ToolState => {
  const shapes = changeable(desk)
  const gesture = desk.doc.begin(shapes.length === 1 ? `${shapes[0]?.kind ?? 'shape'}.move` : 'shapes.move')
  const follow = ({ image, shift }: CanvasPointer) => {
    let [dx, dy] = [image[0] - from.image[0], image[1] - from.image[1]]
    if (shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy]
    const move = moveTogether(shapes, { dx, dy }, desk.picture())
    gesture.update(shapes.map((shape) => movedBy(shape, move.dx, move.dy)))
  }
  follow(now)
  return {
    name: 'moving',
    cursor: () => 'move',
    pointerMove: (pointer) => {
      follow(pointer)
      return 'stay'
    },
    ...gestureEnds(gesture),
  }
}
