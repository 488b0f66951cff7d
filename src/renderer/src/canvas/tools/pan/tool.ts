import type { Tool } from '../tool.ts'
import { panIdle } from './idle.ts'

/** Moves the picture. Space and the middle button borrow it from any tool. */
export const pan: Tool = {
  id: 'pan',
  title: 'Pan',
  draws: null,
  crosshair: false,
  hint: 'Drag moves the picture, the wheel zooms',
  idle: panIdle,
}
