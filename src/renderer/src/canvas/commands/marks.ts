import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { openShapes, putAll, selectedShapes, type CommandDesk } from './command-desk.ts'

/** Joins the selected shapes into one group, out of whatever groups they were in. */
export const group = (desk: CommandDesk): void => {
  const shapes = selectedShapes(desk)
  if (shapes.length < 2) return
  const name = desk.doc.newLabelId()
  const grouped = shapes.map((shape) => ({ ...shape, group: name }))
  putAll(desk, 'shapes.group', grouped)
}

const without = (shapes: readonly ShapeLabel[], key: 'group' | 'locked' | 'occluded'): readonly ShapeLabel[] =>
  shapes.map((shape) => {
    const { [key]: _gone, ...rest } = shape
    return rest
  })

export const ungroup = (desk: CommandDesk): void => {
  const grouped = selectedShapes(desk).filter((shape) => shape.group !== undefined)
  putAll(desk, 'shapes.ungroup', without(grouped, 'group'))
}

/** Sets a mark on shapes that lack it; when all of them have it, takes it away. */
const toggle = (
  desk: Pick<CommandDesk, 'doc'>,
  shapes: readonly ShapeLabel[],
  { key, set, unset }: { readonly key: 'locked' | 'occluded'; readonly set: string; readonly unset: string },
): void => {
  const plain = shapes.filter((shape) => !shape[key])
  const marked = plain.map((shape) => ({ ...shape, [key]: true as const }))
  if (plain.length > 0) putAll(desk, set, marked)
  else putAll(desk, unset, without(shapes, key))
}

/** Locks the selected shapes; when all of them are locked, unlocks them. */
export const toggleLock = (desk: Pick<CommandDesk, 'doc' | 'selection'>): void => {
  toggle(desk, selectedShapes(desk), { key: 'locked', set: 'shapes.lock', unset: 'shapes.unlock' })
}

/** Marks the selected shapes as occluded; when all of them are, takes the mark away. Locked ones stay. */
export const toggleOccluded = (desk: CommandDesk): void => {
  const causes = { set: 'shapes.set-occluded', unset: 'shapes.unset-occluded' }
  toggle(desk, openShapes(desk), { key: 'occluded', ...causes })
}
