import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { openShapes, putAll, selectedShapes, type CommandDesk } from './command-desk.ts'

/** Joins the selected shapes into one group, out of whatever groups they were in. */
export const group = (desk: CommandDesk): void => {
  const shapes = selectedShapes(desk)
  if (shapes.length < 2) return
  const name = desk.doc.newLabelId()
  putAll(
    desk,
    'shapes.group',
    shapes.map((shape) => ({ ...shape, group: name })),
  )
}

const without = <Key extends 'group' | 'locked' | 'occluded'>(shape: ShapeLabel, key: Key): ShapeLabel => {
  const { [key]: _gone, ...rest } = shape
  return rest as ShapeLabel
}

export const ungroup = (desk: CommandDesk): void => {
  const grouped = selectedShapes(desk).filter((shape) => shape.group !== undefined)
  putAll(
    desk,
    'shapes.ungroup',
    grouped.map((shape) => without(shape, 'group')),
  )
}

/** Locks the selected shapes; when all of them are locked, unlocks them. */
export const toggleLock = (desk: CommandDesk): void => {
  const shapes = selectedShapes(desk)
  const open = shapes.filter(({ locked }) => !locked)
  if (open.length > 0)
    putAll(
      desk,
      'shapes.lock',
      open.map((shape) => ({ ...shape, locked: true as const })),
    )
  else
    putAll(
      desk,
      'shapes.unlock',
      shapes.map((shape) => without(shape, 'locked')),
    )
}

/** Marks the selected shapes as occluded; when all of them are, takes the mark away. Locked ones stay. */
export const toggleOccluded = (desk: CommandDesk): void => {
  const shapes = openShapes(desk)
  const plain = shapes.filter(({ occluded }) => !occluded)
  if (plain.length > 0)
    putAll(
      desk,
      'shapes.set-occluded',
      plain.map((shape) => ({ ...shape, occluded: true as const })),
    )
  else
    putAll(
      desk,
      'shapes.unset-occluded',
      shapes.map((shape) => without(shape, 'occluded')),
    )
}
