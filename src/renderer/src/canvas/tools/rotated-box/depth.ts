import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import type { RotatedBoxLabel } from '../../../../../shared/labels/rotated-box.ts'
import { clampPoint } from '../../shapes.ts'
import { frameOnEdge, inFrame } from '../../turned-frame.ts'
import { clickEnds } from '../gesture-ends.ts'
import type { CanvasPointer, ToolState } from '../tool.ts'
import type { TurnedSketch } from './side.ts'

/** One side is set; the next click says how deep the box is. */
export const drawingDepth = ({ desk, base }: TurnedSketch, side: readonly [ImagePoint, ImagePoint]): ToolState => {
  const gesture = desk.doc.begin('rotated-box.draw')
  const follow = ({ image }: CanvasPointer): RotatedBoxLabel | null => {
    const frame = frameOnEdge(side[0], side[1], clampPoint(image, desk.picture()))
    const box = frame && inFrame({ ...base, ...frame }, frame)
    gesture.update(box ? [box] : [])
    return box
  }
  let shown = false
  return {
    name: 'depth',
    cursor: () => 'crosshair',
    ghost: () => (shown ? null : { kind: 'path', classId: base.classId, points: side, closable: false, open: true }),
    hint: () => 'Click how deep the box is',
    pointerMove: (pointer) => {
      shown = follow(pointer) !== null
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
