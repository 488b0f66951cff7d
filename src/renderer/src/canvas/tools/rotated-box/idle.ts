import { idleDrawing } from '../idle-drawing.ts'
import { newLabel } from '../new-label.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { drawingSide } from './side.ts'

const begin = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const base = newLabel(desk, 'rotated-box')
  return base && drawingSide({ desk, base }, from)
}

export const rotatedBoxIdle = (desk: Desk): ToolState => idleDrawing(desk, begin)
