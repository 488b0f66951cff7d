import type { Tool } from '../tool.ts'
import { keypointsIdle } from './idle.ts'

/** Sets keypoints: one after the other by clicks, or all at once in a frame. */
export const keypoints: Tool = {
  id: 'keypoints',
  title: 'Keypoints',
  draws: 'keypoints',
  crosshair: true,
  hint: 'Click point by point, or drag a frame that the skeleton is laid into',
  idle: keypointsIdle,
}
