import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Desk } from '../tools/tool.ts'

const isFreeMask = (shape: ShapeLabel): shape is MaskLabel => shape.kind === 'mask' && shape.locked !== true

/** Unlocked masks near a rectangle that lie beneath a shape; a shape that is not there yet comes to lie on top. */
export const masksBelow = (
  desk: Pick<Desk, 'shapesIn'>,
  shape: Pick<ShapeLabel, 'id' | 'z'>,
  within: ImageRect,
): readonly MaskLabel[] => {
  const near = desk.shapesIn(within)
  const place = near.findIndex(({ id }) => id === shape.id)
  const z = shape.z ?? 0
  const isBelow = (other: ShapeLabel, at: number) => (place < 0 ? (other.z ?? 0) <= z : at < place)
  return near.filter((other, at) => other.id !== shape.id && isBelow(other, at)).filter(isFreeMask)
}
