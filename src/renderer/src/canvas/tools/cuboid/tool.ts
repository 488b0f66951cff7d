import type { Tool } from '../tool.ts'
import { cuboidIdle } from './idle.ts'

/** Draws cuboids: the front face as a frame, then where the back face lies. */
export const cuboid: Tool = {
  id: 'cuboid',
  title: 'Cuboid',
  draws: 'cuboid',
  crosshair: true,
  hint: 'Drag the front face, then click how far back it reaches',
  idle: cuboidIdle,
}
