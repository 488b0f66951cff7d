import { idleDrawing } from '../idle-drawing.ts'
import type { Desk, ToolState } from '../tool.ts'
import { cuboidDrawing } from './drawing.ts'

export const cuboidIdle = (desk: Desk): ToolState => idleDrawing(desk, cuboidDrawing)
