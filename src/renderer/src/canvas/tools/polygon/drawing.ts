import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { newLabel } from '../new-label.ts'
import { pathDrawing } from '../path-drawing.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

/** Vertices are being set. Null when the picture is read only or no class may be drawn so. */
export const polygonDrawing = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const base = newLabel(desk, 'polygon')
  if (!base) return null
  const finish = (points: readonly ImagePoint[]): boolean => {
    desk.doc.transact('polygon.draw', (draft) => {
      draft.put({ ...base, rings: [[...points]] })
    })
    desk.drawn(base.id)
    return true
  }
  return pathDrawing({ desk, classId: base.classId, closes: true, least: 3, finish }, from)
}
