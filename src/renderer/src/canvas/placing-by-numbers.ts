import { movedBy, roundPx, shapeBounds, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { fittedInto } from './growing.ts'
import { sideMinPx } from './shapes.ts'
import { frameOf, inFrame, isTurned } from './turned-frame.ts'
import type { PixelSize } from './viewport.ts'

/** What can be said of a shape in numbers: pixels of the picture, degrees clockwise. */
export type ShapeNumber = 'x' | 'y' | 'width' | 'height' | 'rotation'

/** The numbers of a shape: of turned ones the centre, the sides along their own axes, and the turn; of others the bounds. */
export const numbersOf = (shape: ShapeLabel): Readonly<Partial<Record<ShapeNumber, number>>> => {
  if (isTurned(shape)) {
    const { centreX, centreY, width, height, rotationDegrees } = frameOf(shape)
    return { x: centreX, y: centreY, width, height, rotation: rotationDegrees }
  }
  const { x, y, width, height } = shapeBounds(shape)
  return { x: roundPx(x), y: roundPx(y), width: roundPx(width), height: roundPx(height) }
}

/** The shape moved back on the picture as far as it hangs over. */
const keptOn = (shape: ShapeLabel, { widthPx, heightPx }: PixelSize): ShapeLabel => {
  const { x, y, width, height } = shapeBounds(shape)
  const dx = x < 0 ? -x : -Math.max(x + width - widthPx, 0)
  const dy = y < 0 ? -y : -Math.max(y + height - heightPx, 0)
  return dx === 0 && dy === 0 ? shape : movedBy(shape, dx, dy)
}

/** The shape with one of its numbers changed, kept on the picture. Null when it has no such number or it makes no sense. */
export const withNumber = (
  shape: ShapeLabel,
  { number, value }: { readonly number: ShapeNumber; readonly value: number },
  picture: PixelSize,
): ShapeLabel | null => {
  const old = numbersOf(shape)[number]
  if (old === undefined || !Number.isFinite(value)) return null
  if (number === 'x') return keptOn(movedBy(shape, value - old, 0), picture)
  if (number === 'y') return keptOn(movedBy(shape, 0, value - old), picture)
  if (isTurned(shape)) {
    const frame = frameOf(shape)
    if (number === 'rotation') return inFrame(shape, { ...frame, rotationDegrees: value })
    return inFrame(shape, { ...frame, [number]: Math.max(value, sideMinPx) })
  }
  if (number === 'rotation' || shape.kind === 'mask' || old === 0) return null
  const bounds = shapeBounds(shape)
  const most = number === 'width' ? picture.widthPx - bounds.x : picture.heightPx - bounds.y
  return fittedInto(shape, bounds, { ...bounds, [number]: Math.min(Math.max(value, sideMinPx), most) })
}
