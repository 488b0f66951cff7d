import type { Desk, ToolState } from '../tool.ts'
import { panDragging } from './dragging.ts'

export const panIdle = (desk: Desk): ToolState => ({
  name: 'idle',
  cursor: () => 'grab',
  pointerDown: (pointer) => panDragging(desk, pointer.screen),
})
