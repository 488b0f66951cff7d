import { clampPoint } from '../../shapes.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { boxPlacing } from './placing.ts'
import { startBox } from './sketch.ts'

/** A press that moves less than this is a click: the first of two corners. CSS pixels. */
const clickReachPx = 4

/** The button is down. Null when no class may be drawn as a box. */
export const boxDrawing = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const sketch = startBox(desk, clampPoint(from.image, desk.picture()))
  if (!sketch) return null
  return {
    name: 'drawing',
    cursor: () => 'crosshair',
    pointerMove: ({ image }) => {
      sketch.stretchTo(image)
      return 'stay'
    },
    pointerUp: ({ screen, image }) => {
      const moved = Math.hypot(screen[0] - from.screen[0], screen[1] - from.screen[1])
      if (moved < clickReachPx) return boxPlacing(sketch)
      sketch.finish(image)
      return 'idle'
    },
    keyDown: ({ key }) => {
      if (key !== 'Escape') return null
      sketch.cancel()
      return 'idle'
    },
    cancel: sketch.cancel,
  }
}
