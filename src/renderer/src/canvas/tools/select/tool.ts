import type { Tool } from '../tool.ts'
import { selectIdle } from './idle.ts'

/** Selects, moves and reshapes what is drawn. */
export const select: Tool = {
  id: 'select',
  title: 'Select',
  draws: null,
  crosshair: false,
  hint: 'Click selects, Shift adds, drag moves',
  idle: selectIdle,
}
