import { selectionKeys } from '../selection-keys.ts'
import type { Desk, ToolState } from '../tool.ts'
import { polygonDrawing } from './drawing.ts'

export const polygonIdle = (desk: Desk): ToolState => ({
  name: 'idle',
  cursor: () => 'crosshair',
  pointerDown: (pointer) => polygonDrawing(desk, pointer.image) ?? 'stay',
  keyDown: (key) => selectionKeys(desk, key),
})
