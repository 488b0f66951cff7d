import { idleDrawing } from '../idle-drawing.ts'
import type { Desk, ToolState } from '../tool.ts'
import { boxDrawing } from './drawing.ts'

export const boxIdle = (desk: Desk): ToolState => idleDrawing(desk, boxDrawing)
