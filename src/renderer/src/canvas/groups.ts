import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { ShapeLabel } from '../../../shared/labels/shape-geometry.ts'

interface Grouped {
  readonly shapes: () => readonly ShapeLabel[]
  readonly doc: { readonly label: (id: LabelId) => Label | null }
}

/** The ids with every other member of their groups. All shapes are asked for only where there is a group. */
export const withGroups = ({ shapes, doc }: Grouped, ids: readonly LabelId[]): LabelId[] => {
  const groups = new Set(ids.flatMap((id) => doc.label(id)?.group ?? []))
  if (groups.size === 0) return [...ids]
  const members = shapes().filter(({ group }) => group !== undefined && groups.has(group))
  return [...new Set([...ids, ...members.map(({ id }) => id)])]
}
