import type { Tool } from '../tool.ts'
import { boxIdle } from './idle.ts'

/** Draws boxes by a drag or by two clicks. */
export const box: Tool = {
  id: 'box',
  title: 'Box',
  draws: 'box',
  crosshair: true,
  hint: 'Drag, or click two corners. Shift keeps it square, Alt draws from the middle',
  idle: boxIdle,
}
