import { cursorOf, resizedKeeping } from '../../handles.ts'
import type { Hit } from '../../hit-test.ts'
import { clampPoint } from '../../shapes.ts'
import { frameOf, frameResizedTo, frameTurnedTo, inFrame, type TurnedShape } from '../../turned-frame.ts'
import type { BoxLabel } from '../../../../../shared/labels/box.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { gestureEnds } from '../gesture-ends.ts'

type HandleHit = Hit & { on: 'handle' }

const boxAt = (box: BoxLabel, { handle }: HandleHit, { desk, pointer }: { desk: Desk; pointer: CanvasPointer }) => {
  if (handle === 'turn') return null
  const keeping = { ratio: pointer.shift, centre: pointer.alt }
  const rect = resizedKeeping(box, { handle, point: pointer.image }, { keeping, picture: desk.picture() })
  return rect && { ...box, ...rect }
}

const turnedAt = (
  shape: TurnedShape,
  { handle }: HandleHit,
  { desk, pointer }: { desk: Desk; pointer: CanvasPointer },
) => {
  const { shift, alt } = pointer
  if (handle === 'turn') return inFrame(shape, frameTurnedTo(frameOf(shape), pointer.image, shift))
  const point = clampPoint(pointer.image, desk.picture())
  return inFrame(shape, frameResizedTo(frameOf(shape), { handle, point }, { ratio: shift, centre: alt }))
}

/**
 * A handle of a box or ellipse follows the pointer. Shift keeps its ratio, and turns in steps of 15 degrees; Alt keeps its
 * centre. Null when the label has no handles.
 */
export const resizing = (desk: Desk, hit: HandleHit): ToolState | null => {
  const shape = desk.doc.label(hit.id)
  if (shape?.kind !== 'box' && shape?.kind !== 'rotated-box' && shape?.kind !== 'ellipse') return null
  const gesture = desk.doc.begin(`${shape.kind}.${hit.handle === 'turn' ? 'rotate' : 'resize'}`)
  return {
    name: hit.handle === 'turn' ? 'turning' : 'resizing',
    cursor: () => (hit.handle === 'turn' ? 'grabbing' : cursorOf(hit.handle)),
    hint: () => (hit.handle === 'turn' ? 'Shift turns in steps of 15°' : 'Shift keeps the ratio, Alt the centre'),
    pointerMove: (pointer) => {
      const next = shape.kind === 'box' ? boxAt(shape, hit, { desk, pointer }) : turnedAt(shape, hit, { desk, pointer })
      if (next) gesture.update([next])
      return 'stay'
    },
    ...gestureEnds(gesture),
  }
}
