import { selectionKeys } from '../selection-keys.ts'
import type { Desk, ToolState } from '../tool.ts'
import { boxDrawing } from './drawing.ts'

export const boxIdle = (desk: Desk): ToolState => ({
  name: 'idle',
  cursor: () => 'crosshair',
  pointerDown: (pointer) => boxDrawing(desk, pointer) ?? 'stay',
  keyDown: (key) => selectionKeys(desk, key),
})
