import type { Tool } from '../tool.ts'
import { polylineIdle } from './idle.ts'

/** Draws open lines point by point. */
export const polyline: Tool = {
  id: 'polyline',
  title: 'Polyline',
  draws: 'polyline',
  crosshair: true,
  hint: 'Click adds a point, drag draws by hand, Enter ends, Backspace takes one back',
  idle: polylineIdle,
}
