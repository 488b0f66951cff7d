import { selectionKeys } from './selection-keys.ts'
import type { CanvasPointer, Desk, Next, ToolState } from './tool.ts'

/** The first state of a tool that draws: a press begins, keys work on what is selected. */
export const idleDrawing = (desk: Desk, begin: (desk: Desk, from: CanvasPointer) => Next | null): ToolState => ({
  name: 'idle',
  cursor: () => 'crosshair',
  pointerDown: (pointer) => begin(desk, pointer) ?? 'stay',
  keyDown: (key) => selectionKeys(desk, key),
})
