import type { ScreenPoint } from '../../viewport.ts'
import type { Desk, ToolState } from '../tool.ts'

export const panDragging = (desk: Desk, from: ScreenPoint): ToolState => {
  let last = from
  return {
    name: 'dragging',
    cursor: () => 'grabbing',
    pointerMove: ({ screen }) => {
      desk.panBy(screen[0] - last[0], screen[1] - last[1])
      last = screen
      return 'stay'
    },
    pointerUp: () => 'idle',
    keyDown: ({ key }) => (key === 'Escape' ? 'idle' : null),
  }
}
