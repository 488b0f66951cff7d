import { idleDrawing } from '../idle-drawing.ts'
import type { Desk, ToolState } from '../tool.ts'
import { ellipseDrawing } from './drawing.ts'

export const ellipseIdle = (desk: Desk): ToolState => idleDrawing(desk, ellipseDrawing)
