import { idleDrawing } from '../idle-drawing.ts'
import type { Tool } from '../tool.ts'
import { cutting } from './cutting.ts'

/** Draws an outline that follows edges of the picture between clicks. */
export const scissors: Tool = {
  id: 'scissors',
  title: 'Scissors',
  draws: 'polygon',
  drawsAlso: ['mask'],
  crosshair: false,
  hint: 'Click along the edge, Enter closes, Backspace takes one back',
  idle: (desk) => idleDrawing(desk, cutting),
}
