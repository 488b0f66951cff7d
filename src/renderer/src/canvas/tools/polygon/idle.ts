import { snapIdle } from '../snap-idle.ts'
import type { Desk, ToolState } from '../tool.ts'
import { polygonDrawing } from './drawing.ts'

export const polygonIdle = (desk: Desk): ToolState => snapIdle(desk, polygonDrawing)
