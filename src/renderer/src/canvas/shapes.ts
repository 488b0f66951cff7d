import type { Labels } from '../../../shared/changes/apply.ts'
import { cornersOf } from '../../../shared/labels/box-geometry.ts'
import { atImage, boundsOf, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'
import { isShape, roundPx, shapeBounds, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import type { PixelSize } from './viewport.ts'

/** The shapes of one part in drawing order: by `z`, and among equals as they came. */
export const shapesOn = (labels: Labels, part: string): readonly ShapeLabel[] =>
  [...labels.values()]
    .filter(isShape)
    .filter((label) => label.part === part)
    .sort((a, b) => (a.z ?? 0) - (b.z ?? 0))

/** The smallest side a box may get, in image pixels. */
export const sideMinPx = 1

export const roundPoint = (point: ImagePoint): ImagePoint => atImage(roundPx(point[0]), roundPx(point[1]))

export const clampPoint = (point: ImagePoint, picture: PixelSize): ImagePoint =>
  atImage(Math.min(Math.max(point[0], 0), picture.widthPx), Math.min(Math.max(point[1], 0), picture.heightPx))

/** How far something is to be moved, in image pixels. */
export interface Move {
  readonly dx: number
  readonly dy: number
}

/** The part of a wanted move that keeps a rectangle on the picture. */
export const moveInside = (all: ImageRect, move: Move, picture: PixelSize): Move => {
  const inside = (wanted: number, low: number, high: number) =>
    Math.min(Math.max(wanted, Math.min(low, 0)), Math.max(high, 0))
  return {
    dx: inside(move.dx, -all.x, picture.widthPx - all.x - all.width),
    dy: inside(move.dy, -all.y, picture.heightPx - all.y - all.height),
  }
}

/** The smallest upright rectangle around shapes. */
export const boundsOfAll = (shapes: readonly ShapeLabel[]): ImageRect =>
  boundsOf(shapes.flatMap((shape) => cornersOf(shapeBounds(shape))))

/** The part of a wanted move that keeps these shapes on the picture. With a mask among them it is whole pixels. */
export const moveTogether = (shapes: readonly ShapeLabel[], move: Move, picture: PixelSize): Move => {
  const inside = moveInside(boundsOfAll(shapes), move, picture)
  if (!shapes.some(({ kind }) => kind === 'mask')) return inside
  return { dx: Math.trunc(inside.dx) || 0, dy: Math.trunc(inside.dy) || 0 }
}

/** A box between two corners, kept on the picture and at least a hundredth of a pixel wide. */
export const rectOn = (picture: PixelSize, a: ImagePoint, b: ImagePoint): ImageRect => {
  const [left, top] = clampPoint(atImage(Math.min(a[0], b[0]), Math.min(a[1], b[1])), picture)
  const [right, bottom] = clampPoint(atImage(Math.max(a[0], b[0]), Math.max(a[1], b[1])), picture)
  return { x: roundPx(left), y: roundPx(top), width: roundPx(right - left), height: roundPx(bottom - top) }
}
