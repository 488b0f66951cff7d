import { rectBetween, type ImagePoint, type ImageRect } from '../../../../../shared/labels/geometry.ts'
import type { Hit, VertexPlace } from '../../hit-test.ts'
import { isPath, verticesOf, type PathShape } from '../../vertices.ts'
import { apart } from '../../viewport.ts'
import { clickReachPx } from '../reach.ts'
import type { CanvasPointer, Desk, Next, ToolState } from '../tool.ts'
import { pointing } from './pointing.ts'
import { verticesPicked } from './vertices-picked.ts'

const isIn = ({ x, y, width, height }: ImageRect, [px, py]: ImagePoint): boolean =>
  px >= x && px <= x + width && py >= y && py <= y + height

const onlyPath = (desk: Desk): PathShape | null => {
  const [only] = desk.selected()
  return only && isPath(only) ? only : null
}

const placesIn = (shape: PathShape, rect: ImageRect): readonly VertexPlace[] =>
  verticesOf(shape).flatMap(({ place, point }) => (isIn(rect, point) ? [place] : []))

/** Alt is held over the selected path: a drag picks the vertices it goes round, a click is a click. */
export const pickingVertices = (desk: Desk, from: CanvasPointer, hit: Hit | null): ToolState => {
  let to = from
  const end = (pointer: CanvasPointer): Next => {
    const moved = apart(pointer.screen, from.screen)
    if (moved < clickReachPx) return hit ? (pointing(desk, from, hit.id).pointerUp?.(pointer) ?? 'idle') : 'idle'
    const shape = onlyPath(desk)
    const places = shape ? placesIn(shape, rectBetween(from.image, pointer.image)) : []
    return shape && places.length > 0 ? verticesPicked(desk, shape.id, places) : 'idle'
  }
  return {
    name: 'picking-vertices',
    cursor: () => 'crosshair',
    hint: () => 'Go round the vertices to pick',
    ghost: () => ({ kind: 'marquee', from: from.image, to: to.image }),
    pointerMove: (pointer) => {
      to = pointer
      return 'stay'
    },
    pointerUp: end,
    keyDown: ({ key }) => (key === 'Escape' ? 'idle' : null),
  }
}
