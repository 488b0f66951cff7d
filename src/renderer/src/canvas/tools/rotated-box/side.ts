import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { clampPoint, sideMinPx } from '../../shapes.ts'
import { apart } from '../../viewport.ts'
import type { NewLabel } from '../new-label.ts'
import { clickReachPx } from '../reach.ts'
import type { CanvasPointer, Desk, Next, ToolState } from '../tool.ts'
import { drawingDepth } from './depth.ts'

/** A turned box that is begun. */
export interface TurnedSketch {
  readonly desk: Desk
  readonly base: NewLabel<'rotated-box'>
}

const snapAngle = Math.PI / 12

/** The end of a side in steps of 15 degrees, as long as it was. */
const snapped = (from: ImagePoint, to: ImagePoint): ImagePoint => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const angle = Math.round(Math.atan2(to[1] - from[1], to[0] - from[0]) / snapAngle) * snapAngle
  return atImage(from[0] + length * Math.cos(angle), from[1] + length * Math.sin(angle))
}

/** One end of the first side is set; a release far away or the next click sets the other. */
export const drawingSide = (sketch: TurnedSketch, from: CanvasPointer): ToolState => {
  const { desk, base } = sketch
  const start = clampPoint(from.image, desk.picture())
  const endOf = ({ image, shift }: CanvasPointer) => clampPoint(shift ? snapped(start, image) : image, desk.picture())
  let end = start
  const set = (pointer: CanvasPointer): Next => {
    end = endOf(pointer)
    const isLong = Math.hypot(end[0] - start[0], end[1] - start[1]) >= sideMinPx
    return isLong ? drawingDepth(sketch, [start, end]) : 'stay'
  }
  return {
    name: 'side',
    cursor: () => 'crosshair',
    ghost: () => ({ kind: 'path', classId: base.classId, points: [start, end], closable: false, open: true }),
    hint: () => 'Click the other end of the side',
    pointerMove: (pointer) => {
      end = endOf(pointer)
      return 'stay'
    },
    pointerUp: (pointer) => {
      const moved = apart(pointer.screen, from.screen)
      return moved < clickReachPx ? 'stay' : set(pointer)
    },
    pointerDown: set,
    secondary: () => 'idle',
    keyDown: ({ key }) => (key === 'Escape' || key === 'Backspace' ? 'idle' : null),
  }
}
