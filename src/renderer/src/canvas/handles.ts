import { atImage, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'
import { roundPx } from '../../../shared/labels/shape-geometry.ts'
import { rectOn, sideMinPx } from './shapes.ts'
import { frameResizedTo, type Keeping } from './turned-frame.ts'
import type { PixelSize } from './viewport.ts'

/** A corner or side of a box by compass point. */
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'

const places: readonly (readonly [Handle, number, number])[] = [
  ['nw', 0, 0],
  ['ne', 1, 0],
  ['se', 1, 1],
  ['sw', 0, 1],
  ['n', 0.5, 0],
  ['e', 1, 0.5],
  ['s', 0.5, 1],
  ['w', 0, 0.5],
]

/** The handles of a box, corners first. */
export const handlesOf = (box: ImageRect): readonly { readonly handle: Handle; readonly point: ImagePoint }[] =>
  places.map(([handle, fx, fy]) => ({ handle, point: atImage(box.x + box.width * fx, box.y + box.height * fy) }))

/** The pointer's shape over a handle. */
export const cursorOf = (handle: Handle): string =>
  ({ nw: 'nwse', se: 'nwse', ne: 'nesw', sw: 'nesw', n: 'ns', s: 'ns', e: 'ew', w: 'ew' })[handle] + '-resize'

/** The box after a handle was moved to a point; corners may cross over. Null when it would be thinner than a pixel. */
export const resizedTo = (
  box: ImageRect,
  { handle, point }: { readonly handle: Handle; readonly point: ImagePoint },
  picture: PixelSize,
): ImageRect | null => {
  let [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height]
  if (handle.includes('w')) left = point[0]
  if (handle.includes('e')) right = point[0]
  if (handle.includes('n')) top = point[1]
  if (handle.includes('s')) bottom = point[1]
  const rect = rectOn(picture, atImage(left, top), atImage(right, bottom))
  return rect.width < sideMinPx || rect.height < sideMinPx ? null : rect
}

/** The box after a handle was moved while its ratio or centre is kept; null when it would leave the picture. */
export const resizedKeeping = (
  box: ImageRect,
  at: { readonly handle: Handle; readonly point: ImagePoint },
  { keeping, picture }: { readonly keeping: Keeping; readonly picture: PixelSize },
): ImageRect | null => {
  if (!keeping.ratio && !keeping.centre) return resizedTo(box, at, picture)
  const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2]
  const frame = { centreX, centreY, width: box.width, height: box.height, rotationDegrees: 0 }
  const to = frameResizedTo(frame, at, keeping)
  const [x, y] = [to.centreX - to.width / 2, to.centreY - to.height / 2]
  const isOn = x >= 0 && y >= 0 && x + to.width <= picture.widthPx && y + to.height <= picture.heightPx
  return isOn ? { x: roundPx(x), y: roundPx(y), width: roundPx(to.width), height: roundPx(to.height) } : null
}

/** The box with its right and lower side moved by image pixels, kept on the picture and at least one pixel wide. */
export const grownBy = (
  box: ImageRect,
  by: { readonly dx: number; readonly dy: number },
  picture: PixelSize,
): ImageRect => ({
  x: box.x,
  y: box.y,
  width: roundPx(Math.min(Math.max(box.width + by.dx, sideMinPx), Math.max(picture.widthPx - box.x, sideMinPx))),
  height: roundPx(Math.min(Math.max(box.height + by.dy, sideMinPx), Math.max(picture.heightPx - box.y, sideMinPx))),
})
