import { rectBetween } from '../../../../../shared/labels/geometry.ts'
import { withGroups } from '../../groups.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

/** The button is down on bare picture: a drag selects what it touches, a click selects nothing. Shift adds. */
export const marqueeing = (desk: Desk, from: CanvasPointer): ToolState => {
  let to = from.image
  const kept = from.shift ? [...desk.selection()] : []
  return {
    name: 'marqueeing',
    cursor: () => 'default',
    ghost: () => ({ kind: 'marquee', from: from.image, to }),
    pointerMove: ({ image }) => {
      to = image
      return 'stay'
    },
    pointerUp: ({ image }) => {
      const rect = rectBetween(from.image, image)
      const touched = rect.width > 0 || rect.height > 0 ? desk.shapesIn(rect) : []
      desk.select([
        ...new Set([
          ...kept,
          ...withGroups(
            desk,
            touched.map((shape) => shape.id),
          ),
        ]),
      ])
      return 'idle'
    },
    keyDown: ({ key }) => (key === 'Escape' ? 'idle' : null),
  }
}
