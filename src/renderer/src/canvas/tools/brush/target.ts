import type { MaskLabel } from '../../../../../shared/labels/mask.ts'
import { newBase } from '../new-label.ts'
import type { CanvasPointer, Desk } from '../tool.ts'

const selectedMask = (desk: Desk): MaskLabel | null => {
  const selected = desk.selected()
  const only = selected.length === 1 ? selected[0] : undefined
  return only?.kind === 'mask' ? only : null
}

/**
 * What a stroke paints on: the selected mask while it is of the active class, else a new one on top. Null when the
 * picture is read only, the mask is locked, or no class may be drawn so.
 */
export const maskToPaint = (desk: Desk): MaskLabel | null => {
  const classId = desk.classFor('mask')
  if (classId === null || desk.readOnly()) return null
  const selected = selectedMask(desk)
  if (selected?.classId === classId) return selected.locked ? null : selected
  return { kind: 'mask', ...newBase(desk, classId), tiles: {} }
}

/** What is erased: the selected mask, else the unlocked one under the pointer. Null when there is none. */
export const maskToErase = (desk: Desk, { screen }: CanvasPointer): MaskLabel | null => {
  if (desk.readOnly()) return null
  const selected = selectedMask(desk)
  if (selected) return selected.locked ? null : selected
  const under = desk.shapesAt(screen).find((shape) => shape.kind === 'mask' && shape.locked !== true)
  return under?.kind === 'mask' ? under : null
}
