import type { Tool } from '../tool.ts'
import { polygonIdle } from './idle.ts'

/** Draws polygons vertex by vertex. */
export const polygon: Tool = {
  id: 'polygon',
  title: 'Polygon',
  draws: 'polygon',
  crosshair: true,
  hint: 'Click adds a vertex, drag draws by hand, Enter closes, Backspace takes one back',
  idle: polygonIdle,
}
