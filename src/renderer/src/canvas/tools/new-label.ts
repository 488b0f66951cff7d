import type { ShapeKind, ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Desk } from './tool.ts'

/** What every new label begins with. */
export type NewLabel<Kind extends ShapeKind> = Pick<
  Extract<ShapeLabel, { kind: Kind }>,
  'id' | 'classId' | 'part' | 'attributes'
> & { readonly kind: Kind }

/** Begins a label of a kind. Null when the picture is read only or no class may be drawn so. */
export const newLabel = <Kind extends ShapeKind>(desk: Desk, kind: Kind): NewLabel<Kind> | null => {
  const classId = desk.classFor(kind)
  if (classId === null || desk.readOnly()) return null
  return { kind, id: desk.doc.newLabelId(), classId, part: desk.part, attributes: {} }
}
