import type { Gesture } from '../../document/gesture.ts'
import type { ToolState } from './tool.ts'

type Cancelled = Pick<Gesture, 'cancel'>

/** Escape and leaving the tool take back what is not finished. */
export const escapeEnds = (
  { cancel }: Cancelled,
  keys: readonly string[] = ['Escape'],
): Pick<ToolState, 'keyDown' | 'cancel'> => ({
  keyDown: ({ key }) => {
    if (!keys.includes(key)) return null
    cancel()
    return 'idle'
  },
  cancel,
})

/** Between two clicks the other button and Backspace take it back as well. */
export const clickEnds = (gesture: Cancelled): Pick<ToolState, 'keyDown' | 'cancel' | 'secondary'> => ({
  ...escapeEnds(gesture, ['Escape', 'Backspace']),
  secondary: () => {
    gesture.cancel()
    return 'idle'
  },
})

/** How every drag of a selected shape ends: letting go keeps it, Escape and leaving the tool take it back. */
export const gestureEnds = (gesture: Gesture): Pick<ToolState, 'pointerUp' | 'keyDown' | 'cancel'> => ({
  ...escapeEnds(gesture),
  pointerUp: () => {
    gesture.commit()
    return 'idle'
  },
})
