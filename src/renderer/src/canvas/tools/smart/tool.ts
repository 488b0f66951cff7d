import type { Tool } from '../tool.ts'
import { smartIdle } from './idle.ts'

/** A model outlines what is pointed at. */
export const smart: Tool = {
  id: 'smart',
  title: 'Smart',
  draws: 'polygon',
  crosshair: true,
  hint: 'Click inside, right button or Alt+click outside, or drag a box; Enter keeps the outline',
  idle: smartIdle,
}
