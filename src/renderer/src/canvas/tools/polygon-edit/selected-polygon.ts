import type { PolygonLabel } from '../../../../../shared/labels/polygon.ts'
import type { Desk } from '../tool.ts'

/** The one selected polygon that may be changed, or null. */
export const selectedPolygon = (desk: Desk): PolygonLabel | null => {
  const selected = desk.selected()
  const [only] = selected
  return selected.length === 1 && only?.kind === 'polygon' && !only.locked && !desk.readOnly() ? only : null
}
