import { atImage, type ImagePoint } from '../../../shared/labels/geometry.ts'
import { roundPx, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { alongOwnAxes, fromOwnAxes, wrapDegrees } from '../../../shared/labels/turned.ts'
import type { Handle } from './handles.ts'
import { sideMinPx } from './shapes.ts'

/** A shape that has a centre, two sides and a turn. */
export type TurnedShape = Extract<ShapeLabel, { kind: 'rotated-box' | 'ellipse' }>

export const isTurned = (shape: ShapeLabel): shape is TurnedShape =>
  shape.kind === 'rotated-box' || shape.kind === 'ellipse'

/** The box around a turned shape along its own axes, in image pixels. */
export interface TurnedFrame {
  readonly centreX: number
  readonly centreY: number
  readonly width: number
  readonly height: number
  readonly rotationDegrees: number
}

export const frameOf = (shape: TurnedShape): TurnedFrame =>
  shape.kind === 'rotated-box' ? shape : { ...shape, width: 2 * shape.radiusX, height: 2 * shape.radiusY }

/** The shape in another frame. */
export const inFrame = <Shape extends TurnedShape>(shape: Shape, frame: TurnedFrame): Shape => {
  const place = {
    centreX: roundPx(frame.centreX),
    centreY: roundPx(frame.centreY),
    rotationDegrees: roundPx(wrapDegrees(frame.rotationDegrees)),
  }
  const [width, height] = [roundPx(frame.width), roundPx(frame.height)]
  return shape.kind === 'rotated-box'
    ? { ...shape, ...place, width, height }
    : { ...shape, ...place, radiusX: roundPx(width / 2), radiusY: roundPx(height / 2) }
}

/** Where a handle lies in its frame: -1 to 1 along each own axis. */
const sidesOf = (handle: Handle): readonly [x: number, y: number] => [
  handle.includes('e') ? 1 : handle.includes('w') ? -1 : 0,
  handle.includes('s') ? 1 : handle.includes('n') ? -1 : 0,
]

const handles: readonly Handle[] = ['nw', 'ne', 'se', 'sw', 'n', 'e', 's', 'w']

/** The handles of a turned frame, corners first. */
export const turnedHandlesOf = (frame: TurnedFrame): readonly { handle: Handle; point: ImagePoint }[] =>
  handles.map((handle) => {
    const [x, y] = sidesOf(handle)
    return { handle, point: fromOwnAxes(frame, (x * frame.width) / 2, (y * frame.height) / 2) }
  })

/** Where the handle that turns the frame lies: beyond its upper side by so many image pixels. */
export const rotationHandleOf = (frame: TurnedFrame, reachPx: number): ImagePoint =>
  fromOwnAxes(frame, 0, -frame.height / 2 - reachPx)

export interface Keeping {
  /** Both sides keep their ratio. */
  readonly ratio: boolean
  /** The centre stays where it is. */
  readonly centre: boolean
}

/** New length of a side whose end was moved to so far from the centre; sides never invert. */
const stretched = (side: number, by: number, { centre }: Keeping): number =>
  Math.max(centre ? 2 * by : side / 2 + by, sideMinPx)

/** The frame after a handle was moved to a point of the picture. It stays turned as it is and at least a pixel wide. */
export const frameResizedTo = (
  frame: TurnedFrame,
  { handle, point }: { readonly handle: Handle; readonly point: ImagePoint },
  keeping: Keeping,
): TurnedFrame => {
  const [toX, toY] = sidesOf(handle)
  const [alongX, alongY] = alongOwnAxes(frame, point)
  let width = toX === 0 ? frame.width : stretched(frame.width, alongX * toX, keeping)
  let height = toY === 0 ? frame.height : stretched(frame.height, alongY * toY, keeping)
  if (keeping.ratio) {
    const most = Math.max(toX === 0 ? 0 : width / frame.width, toY === 0 ? 0 : height / frame.height)
    const least = Math.max(sideMinPx / frame.width, sideMinPx / frame.height)
    const ratio = Math.max(most, least)
    ;[width, height] = [frame.width * ratio, frame.height * ratio]
  }
  const [shiftX, shiftY] = keeping.centre
    ? [0, 0]
    : [(toX * (width - frame.width)) / 2, (toY * (height - frame.height)) / 2]
  const [centreX, centreY] = fromOwnAxes(frame, shiftX, shiftY)
  return { ...frame, centreX, centreY, width, height }
}

const snapDegrees = 15

/** The frame turned so that its upper side faces a point. Snapped: in steps of 15 degrees. */
export const frameTurnedTo = (frame: TurnedFrame, point: ImagePoint, snapped: boolean): TurnedFrame => {
  const [dx, dy] = [point[0] - frame.centreX, point[1] - frame.centreY]
  if (dx === 0 && dy === 0) return frame
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI + 90
  const turned = snapped ? Math.round(degrees / snapDegrees) * snapDegrees : degrees
  return { ...frame, rotationDegrees: wrapDegrees(turned) }
}

/** A frame from one of its sides and a point that its opposite side goes through; null when it would be too thin. */
export const frameOnEdge = (a: ImagePoint, b: ImagePoint, point: ImagePoint): TurnedFrame | null => {
  const width = Math.hypot(b[0] - a[0], b[1] - a[1])
  const rotationDegrees = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const middle = atImage((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
  const [, depth] = alongOwnAxes({ centreX: middle[0], centreY: middle[1], rotationDegrees }, point)
  if (width < sideMinPx || Math.abs(depth) < sideMinPx) return null
  const around = { centreX: middle[0], centreY: middle[1], rotationDegrees }
  const [centreX, centreY] = fromOwnAxes(around, 0, depth / 2)
  return { centreX, centreY, width, height: Math.abs(depth), rotationDegrees: wrapDegrees(rotationDegrees) }
}
