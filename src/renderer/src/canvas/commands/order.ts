import type { LabelId } from '../../../../shared/ids.ts'
import { overlaps } from '../../../../shared/labels/geometry.ts'
import { shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { openShapes, putAll, shapesOfPart, type CommandDesk } from './command-desk.ts'

export type OrderStep = 'forward' | 'backward' | 'front' | 'back'

const zOf = (shape: ShapeLabel): number => shape.z ?? 0

const withZ = (shape: ShapeLabel, z: number): ShapeLabel => {
  const { z: _z, ...rest } = shape
  return z === 0 ? rest : { ...rest, z }
}

/** Numbers a pile from below so that it is drawn in this order; what need not change stays. */
const numbered = (pile: readonly ShapeLabel[], came: ReadonlyMap<LabelId, number>): readonly ShapeLabel[] => {
  let below: { readonly z: number; readonly came: number } | null = null
  return pile.map((shape) => {
    const at = came.get(shape.id) ?? 0
    const least: number = below === null ? -Infinity : at > below.came ? below.z : below.z + 1
    const z = Math.max(zOf(shape), least)
    below = { z, came: at }
    return z === zOf(shape) ? shape : withZ(shape, z)
  })
}

/** One step over the next overlapping shape above, or under the one below. */
const stepped = (desk: CommandDesk, shapes: readonly ShapeLabel[], step: 1 | -1): readonly ShapeLabel[] => {
  const all = shapesOfPart(desk)
  const came = new Map(all.map(({ id }, at) => [id, at]))
  const changed = new Map<LabelId, ShapeLabel>()
  for (const { id } of step === 1 ? shapes.toReversed() : shapes) {
    const now = all.map((shape) => changed.get(shape.id) ?? shape)
    const own = now.find((shape) => shape.id === id)
    if (!own) continue
    const pile = now
      .filter((shape) => shape === own || overlaps(shapeBounds(shape), shapeBounds(own)))
      .sort((a, b) => zOf(a) - zOf(b) || (came.get(a.id) ?? 0) - (came.get(b.id) ?? 0))
    const at = pile.indexOf(own)
    const neighbour = pile[at + step]
    if (!neighbour) continue
    const [low, high] = step === 1 ? [at, at + 1] : [at - 1, at]
    const swapped = [
      ...pile.slice(0, low),
      ...[pile[high], pile[low]].flatMap((shape) => shape ?? []),
      ...pile.slice(high + 1),
    ]
    for (const shape of numbered(swapped, came)) changed.set(shape.id, shape)
  }
  const before = new Map(all.map((shape) => [shape.id, shape]))
  return [...changed.values()].filter((shape) => before.get(shape.id) !== shape)
}

const outermost = (desk: CommandDesk, shapes: readonly ShapeLabel[], to: 'front' | 'back'): readonly ShapeLabel[] => {
  const chosen = new Set(shapes.map(({ id }) => id))
  const others = shapesOfPart(desk).flatMap((shape) => (chosen.has(shape.id) ? [] : [zOf(shape)]))
  if (others.length === 0) return []
  const most = (pick: (a: number, b: number) => number) => others.reduce((one, other) => pick(one, other))
  const first = to === 'front' ? most(Math.max) + 1 : most(Math.min) - shapes.length
  return shapes.toSorted((a, b) => zOf(a) - zOf(b)).map((shape, at) => withZ(shape, first + at))
}

/** Changes what lies over what: one step past the next shape that overlaps, or past all. Locked shapes stay. */
export const reorder = (desk: CommandDesk, step: OrderStep): void => {
  const shapes = openShapes(desk)
  const changed =
    step === 'front' || step === 'back'
      ? outermost(desk, shapes, step)
      : stepped(desk, shapes, step === 'forward' ? 1 : -1)
  putAll(desk, `shapes.bring-${step}`, changed)
}
