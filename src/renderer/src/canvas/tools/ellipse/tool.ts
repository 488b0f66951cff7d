import type { Tool } from '../tool.ts'
import { ellipseIdle } from './idle.ts'

/** Draws ellipses by the frame around them. */
export const ellipse: Tool = {
  id: 'ellipse',
  title: 'Ellipse',
  draws: 'ellipse',
  crosshair: true,
  hint: 'Drag a frame. Shift draws a circle, Alt draws from the middle',
  idle: ellipseIdle,
}
