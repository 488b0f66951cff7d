import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { maskKeys } from '../selection-keys.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { lassoing } from './lassoing.ts'
import { painting } from './painting.ts'
import { ringAt } from './ring.ts'

/** What a plain press does: the other is done with Alt or with the eraser of a pen. */
export type BrushMode = 'paint' | 'erase'

/** Where the stroke before ended, and where the pointer is. */
interface Before {
  readonly last: ImagePoint | null
  readonly at: ImagePoint | null
}

/**
 * Waits for a stroke. Shift paints a straight line from where the last one ended, Alt does the other of painting and
 * erasing, Ctrl draws around a region that is filled.
 */
export const brushIdle = (desk: Desk, mode: BrushMode, before: Before = { last: null, at: null }): ToolState => {
  let [at, shift, alt] = [before.at, false, false]
  const erasesWith = (pointer: Pick<CanvasPointer, 'alt' | 'eraser'>): boolean =>
    pointer.eraser === true || pointer.alt !== (mode === 'erase')
  return {
    name: 'idle',
    cursor: () => 'none',
    ghost: () =>
      at && !desk.readOnly()
        ? ringAt(desk, at, { erases: erasesWith({ alt }), from: shift ? before.last : null })
        : null,
    pointerMove: (pointer) => {
      ;[at, shift, alt] = [pointer.image, pointer.shift, pointer.alt]
      return 'stay'
    },
    pointerLeave: () => {
      at = null
      return 'stay'
    },
    pointerDown: (pointer) => {
      const erases = erasesWith(pointer)
      if (pointer.ctrl) return lassoing(desk, pointer, erases) ?? 'stay'
      const done = (ended: Before) => brushIdle(desk, mode, ended)
      return painting(desk, pointer, { erases, from: pointer.shift ? before.last : null, done }) ?? 'stay'
    },
    wheel: (pointer, direction) => {
      if (!pointer.alt) return false
      desk.brush.resize(direction)
      return true
    },
    keyDown: (key) => maskKeys(desk, key),
  }
}
