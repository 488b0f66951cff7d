import { frameDrawing } from '../frame-drawing.ts'
import { newLabel } from '../new-label.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

/** The button is down. Null when no class may be drawn as a box. */
export const boxDrawing = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const base = newLabel(desk, 'box')
  if (!base) return null
  const gesture = desk.doc.begin('box.draw')
  return frameDrawing({ desk, gesture, shapeIn: (frame) => ({ ...base, ...frame }) }, from)
}
