import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { newLabel } from '../new-label.ts'
import { pathDrawing } from '../path-drawing.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

/** Points are being set. Null when the picture is read only or no class may be drawn as a line. */
export const polylineDrawing = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const base = newLabel(desk, 'polyline')
  if (!base) return null
  const finish = (points: readonly ImagePoint[]): boolean => {
    desk.doc.transact('polyline.draw', (draft) => {
      draft.put({ ...base, points: [...points] })
    })
    desk.drawn(base.id)
    return true
  }
  return pathDrawing({ desk, classId: base.classId, closes: false, least: 2, finish }, from)
}
