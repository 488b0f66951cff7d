import type { ClassId } from '../../../../shared/labels/base.ts'
import type { ShapeKind, ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Desk } from './tool.ts'

/** What every new label begins with. */
export type NewLabel<Kind extends ShapeKind> = Pick<
  Extract<ShapeLabel, { kind: Kind }>,
  'id' | 'classId' | 'part' | 'attributes'
> & { readonly kind: Kind }

/** What a new label of a class begins with, whatever its kind. */
export const newBase = ({ doc, part }: Pick<Desk, 'doc' | 'part'>, classId: ClassId) => ({
  id: doc.newLabelId(),
  classId,
  part,
  attributes: {},
})

/** Begins a label of a kind. Null when the picture is read only or no class may be drawn so. */
export const newLabel = <Kind extends ShapeKind>(desk: Desk, kind: Kind): NewLabel<Kind> | null => {
  const classId = desk.classFor(kind)
  if (classId === null || desk.readOnly()) return null
  return { kind, ...newBase(desk, classId) }
}
