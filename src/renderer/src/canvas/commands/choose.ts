import type { LabelId } from '../../../../shared/ids.ts'
import { shapesOn } from '../shapes.ts'
import { selectedShapes, shapesOfPart, type CommandDesk } from './command-desk.ts'

export const selectAll = (desk: CommandDesk): void => {
  desk.select(shapesOfPart(desk).map(({ id }) => id))
}

/** Selects every shape of the classes that are selected. */
export const selectSameClass = (desk: CommandDesk): void => {
  const classes = new Set(selectedShapes(desk).map(({ classId }) => classId))
  desk.select(shapesOfPart(desk).flatMap(({ id, classId }) => (classes.has(classId) ? [id] : [])))
}

/** Selects the shape after the selected one, or before it, in drawing order and round the end. Returns it. */
export const selectBeside = (desk: CommandDesk, step: 1 | -1): LabelId | null => {
  const shapes = shapesOn(desk.doc.labels(), desk.part)
  const at = shapes.findIndex(({ id }) => desk.selection.has(id))
  const next = at < 0 ? (step === 1 ? 0 : shapes.length - 1) : (at + step + shapes.length) % shapes.length
  const found = shapes[next]?.id ?? null
  if (found !== null) desk.select([found])
  return found
}
