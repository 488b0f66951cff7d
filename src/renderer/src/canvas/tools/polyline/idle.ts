import { snapIdle } from '../snap-idle.ts'
import type { Desk, ToolState } from '../tool.ts'
import { polylineDrawing } from './drawing.ts'

export const polylineIdle = (desk: Desk): ToolState => snapIdle(desk, polylineDrawing)
