import { atImage, type ImagePoint, type ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Gesture } from '../../document/gesture.ts'
import { clampPoint, rectOn, sideMinPx } from '../shapes.ts'
import { apart, type PixelSize } from '../viewport.ts'
import { clickEnds, escapeEnds } from './gesture-ends.ts'
import { clickReachPx } from './reach.ts'
import type { CanvasPointer, Desk, Next, ToolState } from './tool.ts'

/** A shape that is drawn by a frame: what becomes of it, and what comes after. */
export interface FrameSketch {
  readonly desk: Desk
  readonly gesture: Gesture
  readonly shapeIn: (frame: ImageRect) => ShapeLabel
  /** What comes once the frame is set; without it the shape is finished. */
  readonly then?: (frame: ImageRect) => Next
  /** Told of a click on the spot; without it the next click sets the other corner. */
  readonly onClick?: (pointer: CanvasPointer) => Next
}

const square = (from: ImagePoint, to: ImagePoint): ImagePoint => {
  const side = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
  return atImage(from[0] + Math.sign(to[0] - from[0]) * side, from[1] + Math.sign(to[1] - from[1]) * side)
}

const mirrored = (centre: ImagePoint, point: ImagePoint): ImagePoint =>
  atImage(2 * centre[0] - point[0], 2 * centre[1] - point[1])

/** The frame between a first point and the pointer. Shift keeps it square, Alt takes the first point as its middle. */
export const frameBetween = (
  from: ImagePoint,
  { image, shift, alt }: Pick<CanvasPointer, 'image' | 'shift' | 'alt'>,
  picture: PixelSize,
): ImageRect => {
  const to = shift ? square(from, image) : image
  const other = alt ? mirrored(from, to) : from
  if (!shift) return rectOn(picture, other, to)
  const reach = (value: number, size: number) => Math.max(0, -value, value - size)
  const over = Math.max(...[to, other].flatMap(([x, y]) => [reach(x, picture.widthPx), reach(y, picture.heightPx)]))
  const inward = (point: ImagePoint) =>
    atImage(point[0] - Math.sign(to[0] - from[0]) * over, point[1] - Math.sign(to[1] - from[1]) * over)
  return over === 0 ? rectOn(picture, other, to) : rectOn(picture, alt ? mirrored(from, inward(to)) : from, inward(to))
}

interface Stretching {
  readonly stretch: (pointer: CanvasPointer) => void
  /** `stay` when the frame is thinner than a pixel. */
  readonly finish: (pointer: CanvasPointer) => Next
}

const stretching = (sketch: FrameSketch, first: ImagePoint): Stretching => {
  const { desk, gesture } = sketch
  const from = clampPoint(first, desk.picture())
  const frameTo = (pointer: CanvasPointer): ImageRect | null => {
    const frame = frameBetween(from, pointer, desk.picture())
    return frame.width < sideMinPx || frame.height < sideMinPx ? null : frame
  }
  const show = (frame: ImageRect | null): ShapeLabel | null => {
    const shape = frame && sketch.shapeIn(frame)
    gesture.update(shape ? [shape] : [])
    return shape
  }
  return {
    stretch: (pointer) => {
      show(frameTo(pointer))
    },
    finish: (pointer) => {
      const frame = frameTo(pointer)
      const shape = show(frame)
      if (!frame || !shape) return 'stay'
      if (sketch.then) return sketch.then(frame)
      gesture.commit()
      desk.drawn(shape.id)
      return 'idle'
    },
  }
}

const placing = ({ gesture }: FrameSketch, { stretch, finish }: Stretching): ToolState => ({
  name: 'placing',
  cursor: () => 'crosshair',
  pointerMove: (pointer) => {
    stretch(pointer)
    return 'stay'
  },
  pointerDown: finish,
  ...clickEnds(gesture),
})

/** The button is down: a release far away sets the frame, a release on the spot goes on to the second click. */
export const frameDrawing = (sketch: FrameSketch, from: CanvasPointer): ToolState => {
  const { gesture, onClick } = sketch
  const pull = stretching(sketch, from.image)
  return {
    name: 'drawing',
    cursor: () => 'crosshair',
    pointerMove: (pointer) => {
      pull.stretch(pointer)
      return 'stay'
    },
    pointerUp: (pointer) => {
      const moved = apart(pointer.screen, from.screen)
      if (moved < clickReachPx) return onClick ? onClick(pointer) : placing(sketch, pull)
      const next = pull.finish(pointer)
      if (next !== 'stay') return next
      gesture.cancel()
      return 'idle'
    },
    ...escapeEnds(gesture),
  }
}
