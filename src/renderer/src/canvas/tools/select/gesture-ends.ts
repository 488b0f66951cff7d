import type { Gesture } from '../../../document/gesture.ts'
import type { ToolState } from '../tool.ts'

/** How every drag of a selected shape ends: letting go keeps it, Escape and leaving the tool take it back. */
export const gestureEnds = (gesture: Gesture): Pick<ToolState, 'pointerUp' | 'keyDown' | 'cancel'> => ({
  pointerUp: () => {
    gesture.commit()
    return 'idle'
  },
  keyDown: ({ key }) => {
    if (key !== 'Escape') return null
    gesture.cancel()
    return 'idle'
  },
  cancel: gesture.cancel,
})
