import { atImage, type ImagePoint } from './geometry.ts'
import type { EllipseLabel } from './ellipse.ts'
import type { RotatedBoxLabel } from './rotated-box.ts'

// No schema here: the window imports this file at run time.

type Centre = Pick<RotatedBoxLabel, 'centreX' | 'centreY' | 'rotationDegrees'>

/** A point given from the centre of a turned shape along its own axes, in image pixels. */
export const fromOwnAxes = ({ centreX, centreY, rotationDegrees }: Centre, dx: number, dy: number): ImagePoint => {
  const angle = (rotationDegrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return atImage(centreX + dx * cos - dy * sin, centreY + dx * sin + dy * cos)
}

/** The reverse: how far a point lies from the centre along the shape's own axes. */
export const alongOwnAxes = ({ centreX, centreY, rotationDegrees }: Centre, [x, y]: ImagePoint): ImagePoint => {
  const angle = (-rotationDegrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [dx, dy] = [x - centreX, y - centreY]
  return atImage(dx * cos - dy * sin, dx * sin + dy * cos)
}

/** Brings an angle in degrees into -180 up to, without, 180. */
export const wrapDegrees = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180

/** The corners clockwise, the first being the top left of the box before it was turned. */
export const rotatedCorners = (box: RotatedBoxLabel): readonly ImagePoint[] => {
  const [w, h] = [box.width / 2, box.height / 2]
  return [fromOwnAxes(box, -w, -h), fromOwnAxes(box, w, -h), fromOwnAxes(box, w, h), fromOwnAxes(box, -w, h)]
}

const ellipseSteps = 64

/** A ring of 64 points on an ellipse, the first at the end of its own x axis. */
export const ellipseRing = (ellipse: EllipseLabel): readonly ImagePoint[] =>
  Array.from({ length: ellipseSteps }, (_, step) => {
    const angle = (step / ellipseSteps) * 2 * Math.PI
    return fromOwnAxes(ellipse, ellipse.radiusX * Math.cos(angle), ellipse.radiusY * Math.sin(angle))
  })
