import type { Tool } from '../tool.ts'
import { wandIdle } from './idle.ts'

/** Finds the region of like colour around a click. */
export const wand: Tool = {
  id: 'wand',
  title: 'Magic wand',
  draws: 'mask',
  drawsAlso: ['polygon'],
  crosshair: false,
  hint: 'Click takes what looks alike, drag right takes more, Shift adds, Alt takes away',
  idle: wandIdle,
}
