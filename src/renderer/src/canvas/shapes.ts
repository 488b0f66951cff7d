import type { Labels } from '../../../shared/changes/apply.ts'
import type { BoxLabel } from '../../../shared/labels/box.ts'
import { cornersOf } from '../../../shared/labels/box-geometry.ts'
import { atImage, boundsOf, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { PolygonLabel } from '../../../shared/labels/polygon.ts'
import type { PixelSize } from './viewport.ts'

/** A label that has a place on a picture. */
export type ShapeLabel = BoxLabel | PolygonLabel

export const isShape = (label: Label): label is ShapeLabel => label.kind === 'box' || label.kind === 'polygon'

/** The shapes of one part in drawing order. */
export const shapesOn = (labels: Labels, part: string): readonly ShapeLabel[] =>
  [...labels.values()].filter(isShape).filter((label) => label.part === part)

export const shapeBounds = (shape: ShapeLabel): ImageRect =>
  shape.kind === 'box' ? shape : boundsOf(shape.rings.flat())

/** The outlines of a shape: one ring for a box. */
export const ringsOf = (shape: ShapeLabel): readonly (readonly ImagePoint[])[] =>
  shape.kind === 'box' ? [cornersOf(shape)] : shape.rings

/** Hundredths of a pixel are finer than any hand; more digits only make files longer. */
export const roundPx = (value: number): number => Math.round(value * 100) / 100

export const roundPoint = (point: ImagePoint): ImagePoint => atImage(roundPx(point[0]), roundPx(point[1]))

export const clampPoint = (point: ImagePoint, picture: PixelSize): ImagePoint =>
  atImage(Math.min(Math.max(point[0], 0), picture.widthPx), Math.min(Math.max(point[1], 0), picture.heightPx))

/** Moves a shape by image pixels. */
export const movedBy = <Shape extends ShapeLabel>(shape: Shape, dx: number, dy: number): Shape =>
  shape.kind === 'box'
    ? { ...shape, x: roundPx(shape.x + dx), y: roundPx(shape.y + dy) }
    : {
        ...shape,
        rings: shape.rings.map((ring) => ring.map(([x, y]) => atImage(roundPx(x + dx), roundPx(y + dy)))),
      }

/** The part of a wanted move that keeps these shapes on the picture. */
export const moveWithin = (
  shapes: readonly ShapeLabel[],
  move: { readonly dx: number; readonly dy: number },
  picture: PixelSize,
): { dx: number; dy: number } => {
  const all = boundsOf(shapes.flatMap((shape) => cornersOf(shapeBounds(shape))))
  const inside = (wanted: number, low: number, high: number) =>
    Math.min(Math.max(wanted, Math.min(low, 0)), Math.max(high, 0))
  return {
    dx: inside(move.dx, -all.x, picture.widthPx - all.x - all.width),
    dy: inside(move.dy, -all.y, picture.heightPx - all.y - all.height),
  }
}

/** A box between two corners, kept on the picture and at least a hundredth of a pixel wide. */
export const rectOn = (picture: PixelSize, a: ImagePoint, b: ImagePoint): ImageRect => {
  const [left, top] = clampPoint(atImage(Math.min(a[0], b[0]), Math.min(a[1], b[1])), picture)
  const [right, bottom] = clampPoint(atImage(Math.max(a[0], b[0]), Math.max(a[1], b[1])), picture)
  return { x: roundPx(left), y: roundPx(top), width: roundPx(right - left), height: roundPx(bottom - top) }
}
