import { rectBetween, type ImageRect } from '../../../../../shared/labels/geometry.ts'
import { shapeBounds } from '../../../../../shared/labels/shape-geometry.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

const overlaps = (a: ImageRect, b: ImageRect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

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
      const touched = desk.shapesIn(rect).filter((shape) => rect.width > 0 && overlaps(shapeBounds(shape), rect))
      desk.select([...new Set([...kept, ...touched.map((shape) => shape.id)])])
      return 'idle'
    },
    keyDown: ({ key }) => (key === 'Escape' ? 'idle' : null),
  }
}
