import { snapped, type Spot } from '../snapping.ts'
import { idleDrawing } from './idle-drawing.ts'
import type { CanvasPointer, Desk, Next, ToolState } from './tool.ts'

/** The first state of a tool whose points snap: it shows where the first one would. */
export const snapIdle = (desk: Desk, begin: (desk: Desk, from: CanvasPointer) => Next | null): ToolState => {
  let spot: Spot | null = null
  return {
    ...idleDrawing(desk, begin),
    ghost: () => (spot ? { kind: 'marks', points: [spot.point], as: 'snap' } : null),
    pointerMove: (pointer) => {
      spot = desk.readOnly() ? null : snapped(desk, pointer)
      return 'stay'
    },
  }
}
