import { idleDrawing } from '../idle-drawing.ts'
import type { Desk, ToolState } from '../tool.ts'
import { keypointsDrawing } from './drawing.ts'

export const keypointsIdle = (desk: Desk): ToolState => idleDrawing(desk, keypointsDrawing)
