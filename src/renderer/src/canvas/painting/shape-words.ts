import { shapeArea, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { formatCount, formatPlural } from '../../ui/format.ts'

const sizeWords = (width: number, height: number): string => `${formatCount(width)} × ${formatCount(height)}`

/** Says in a few words what a shape covers: its size, or how many points it has. */
export const shapeWords = (shape: ShapeLabel): string => {
  switch (shape.kind) {
    case 'box':
      return sizeWords(shape.width, shape.height)
    case 'rotated-box':
      return `${sizeWords(shape.width, shape.height)}, ${formatCount(shape.rotationDegrees)}°`
    case 'ellipse':
      return sizeWords(2 * shape.radiusX, 2 * shape.radiusY)
    case 'polygon': {
      const vertices = shape.rings.reduce((sum, ring) => sum + ring.length, 0)
      const rings = shape.rings.length > 1 ? `, ${formatPlural(shape.rings.length, 'ring')}` : ''
      return formatPlural(vertices, 'vertex', 'vertices') + rings
    }
    case 'polyline':
      return formatPlural(shape.points.length, 'point')
    case 'keypoints': {
      const present = shape.points.filter(({ state }) => state !== 'absent').length
      return `${formatCount(present)} of ${formatPlural(shape.points.length, 'point')}`
    }
    case 'mask':
      return `${formatCount(shapeArea(shape))} px`
    case 'cuboid':
      return 'cuboid'
  }
}
