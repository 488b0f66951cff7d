import { cursorOf, resizedTo } from '../../handles.ts'
import type { Hit } from '../../hit-test.ts'
import type { Desk, ToolState } from '../tool.ts'
import { gestureEnds } from './gesture-ends.ts'

/** A handle of a box follows the pointer. Null when the label is no box. */
export const resizing = (desk: Desk, { id, handle }: Hit & { on: 'handle' }): ToolState | null => {
  const box = desk.doc.label(id)
  if (box?.kind !== 'box') return null
  const gesture = desk.doc.begin('box.resize')
  return {
    name: 'resizing',
    cursor: () => cursorOf(handle),
    pointerMove: ({ image }) => {
      const rect = resizedTo(box, { handle, point: image }, desk.picture())
      if (rect) gesture.update([{ ...box, ...rect }])
      return 'stay'
    },
    ...gestureEnds(gesture),
  }
}
