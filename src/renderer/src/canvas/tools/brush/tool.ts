import type { Tool } from '../tool.ts'
import { brushIdle } from './idle.ts'

/** Paints masks. */
export const brush: Tool = {
  id: 'brush',
  title: 'Brush',
  draws: 'mask',
  crosshair: false,
  hint: 'Alt erases, Shift draws a line, Ctrl fills a loop, Enter ends the mask',
  idle: (desk) => brushIdle(desk, 'paint'),
}

/** Takes pixels away from masks. */
export const eraser: Tool = {
  id: 'eraser',
  title: 'Eraser',
  draws: 'mask',
  crosshair: false,
  hint: 'Alt paints, Shift draws a line, Ctrl erases a loop',
  idle: (desk) => brushIdle(desk, 'erase'),
}
