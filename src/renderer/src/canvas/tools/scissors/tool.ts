import { selectionKeys } from '../selection-keys.ts'
import type { Desk, Tool, ToolState } from '../tool.ts'
import { cutting } from './cutting.ts'

const idle = (desk: Desk): ToolState => ({
  name: 'idle',
  cursor: () => 'crosshair',
  pointerDown: (pointer) => cutting(desk, pointer) ?? 'stay',
  keyDown: (key) => selectionKeys(desk, key),
})

/** Draws an outline that follows edges of the picture between clicks. */
export const scissors: Tool = {
  id: 'scissors',
  title: 'Scissors',
  draws: 'polygon',
  drawsAlso: ['mask'],
  crosshair: false,
  hint: 'Click along the edge, Enter closes, Backspace takes one back',
  idle,
}
