import type { Tool } from '../tool.ts'
import { rotatedBoxIdle } from './idle.ts'

/** Draws turned boxes by three points: the two ends of one side, then how deep it is. */
export const rotatedBox: Tool = {
  id: 'rotated-box',
  title: 'Rotated box',
  draws: 'rotated-box',
  crosshair: true,
  hint: 'Click or drag one side, then click how deep it is. Shift snaps the side to 15°',
  idle: rotatedBoxIdle,
}
