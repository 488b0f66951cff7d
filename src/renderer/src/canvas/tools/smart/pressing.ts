import { apart } from '../../viewport.ts'
import { escapeEnds } from '../gesture-ends.ts'
import { clickReachPx } from '../reach.ts'
import type { CanvasPointer, ToolState } from '../tool.ts'
import type { SmartPrompt } from './prompt.ts'

/** The button is down: a release on the spot sets a point, one far away a box; then `after` goes on. */
export const smartPressing = (prompt: SmartPrompt, from: CanvasPointer, after: () => ToolState): ToolState => {
  let to = from
  const isBox = (): boolean => apart(to.screen, from.screen) >= clickReachPx
  return {
    name: 'pressing',
    cursor: () => 'crosshair',
    ghost: () => (isBox() ? { kind: 'marquee', from: from.image, to: to.image } : prompt.ghost()),
    pointerMove: (pointer) => {
      to = pointer
      return 'stay'
    },
    pointerUp: (pointer) => {
      to = pointer
      if (isBox()) prompt.setBox(from.image, to.image)
      else prompt.addPoint(from.image, !from.alt)
      return after()
    },
    ...escapeEnds({ cancel: prompt.drop }),
  }
}
