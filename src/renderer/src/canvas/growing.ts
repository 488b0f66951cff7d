import { atImage, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'
import { roundPx, shapeBounds, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { grownBy } from './handles.ts'
import { roundPoint, sideMinPx, type Move } from './shapes.ts'
import { frameOf, inFrame, isTurned } from './turned-frame.ts'
import type { PixelSize } from './viewport.ts'

/**
 * The shape with its points spread from one rectangle to another. Turned shapes keep their turn and take the new size along
 * their own axes; masks stay as they are.
 */
export const fittedInto = <Shape extends ShapeLabel>(shape: Shape, from: ImageRect, to: ImageRect): Shape => {
  const [byX, byY] = [from.width === 0 ? 1 : to.width / from.width, from.height === 0 ? 1 : to.height / from.height]
  const at = ([x, y]: ImagePoint): ImagePoint =>
    roundPoint(atImage(to.x + (x - from.x) * byX, to.y + (y - from.y) * byY))
  const fitted = (of: ShapeLabel): ShapeLabel => {
    switch (of.kind) {
      case 'box': {
        const [x, y] = at(atImage(of.x, of.y))
        return { ...of, x, y, width: roundPx(of.width * byX), height: roundPx(of.height * byY) }
      }
      case 'rotated-box':
      case 'ellipse': {
        const frame = frameOf(of)
        const [centreX, centreY] = at(atImage(frame.centreX, frame.centreY))
        return inFrame(of, { ...frame, centreX, centreY, width: frame.width * byX, height: frame.height * byY })
      }
      case 'polygon':
        return { ...of, rings: of.rings.map((ring) => ring.map(at)) }
      case 'polyline':
        return { ...of, points: of.points.map(at) }
      case 'cuboid':
        return { ...of, corners: of.corners.map(at) }
      case 'keypoints':
        return {
          ...of,
          points: of.points.map((point) => {
            const [x, y] = at(atImage(point.x, point.y))
            return { ...point, x, y }
          }),
        }
      case 'mask':
        return of
    }
  }
  return fitted(shape) as Shape
}

/** The shape with its right and lower side moved by image pixels; turned shapes grow round their centre. */
export const grown = <Shape extends ShapeLabel>(shape: Shape, by: Move, picture: PixelSize): Shape => {
  if (isTurned(shape)) {
    const frame = frameOf(shape)
    const [width, height] = [Math.max(frame.width + by.dx, sideMinPx), Math.max(frame.height + by.dy, sideMinPx)]
    return inFrame(shape, { ...frame, width, height })
  }
  const bounds = shapeBounds(shape)
  return fittedInto(shape, bounds, grownBy(bounds, by, picture))
}
