import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { movedBy, shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { boundsOfAll } from '../shapes.ts'
import { openShapes, putAll, selectedShapes, type CommandDesk } from './command-desk.ts'

/** Sides and middles that shapes are aligned by. `centre` is across, `middle` is down. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

const shifts: Readonly<Record<Alignment, (all: ImageRect, one: ImageRect) => readonly [number, number]>> = {
  left: (all, one) => [all.x - one.x, 0],
  centre: (all, one) => [all.x + all.width / 2 - one.x - one.width / 2, 0],
  right: (all, one) => [all.x + all.width - one.x - one.width, 0],
  top: (all, one) => [0, all.y - one.y],
  middle: (all, one) => [0, all.y + all.height / 2 - one.y - one.height / 2],
  bottom: (all, one) => [0, all.y + all.height - one.y - one.height],
}

/** Aligns the selected shapes within the rectangle around them; one alone within the picture. Locked ones stay. */
export const align = (desk: CommandDesk, by: Alignment): void => {
  const selected = selectedShapes(desk)
  const { widthPx, heightPx } = desk.picture
  const all = selected.length > 1 ? boundsOfAll(selected) : { x: 0, y: 0, width: widthPx, height: heightPx }
  const moved = openShapes(desk).map((shape) => movedBy(shape, ...shifts[by](all, shapeBounds(shape))))
  putAll(desk, `shapes.align-${by}`, moved)
}

/** Puts the same gap between the selected shapes; the outermost stay. Does nothing with fewer than three. */
export const distribute = (desk: CommandDesk, axis: 'across' | 'down'): void => {
  const [start, size] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const middle = (shape: ShapeLabel) => shapeBounds(shape)[start] + shapeBounds(shape)[size] / 2
  const shapes = openShapes(desk).toSorted((a, b) => middle(a) - middle(b))
  if (shapes.length < 3) return
  const all = boundsOfAll(shapes)
  const gap = (all[size] - shapes.reduce((sum, shape) => sum + shapeBounds(shape)[size], 0)) / (shapes.length - 1)
  let next = all[start]
  const moved = shapes.map((shape) => {
    const bounds = shapeBounds(shape)
    const by = next - bounds[start]
    next += bounds[size] + gap
    return movedBy(shape, axis === 'across' ? by : 0, axis === 'down' ? by : 0)
  })
  putAll(desk, `shapes.distribute-${axis}`, moved)
}
