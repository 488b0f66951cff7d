import { cornersOf } from '../../../../../shared/labels/box-geometry.ts'
import type { CuboidLabel } from '../../../../../shared/labels/cuboid.ts'
import { frameDrawing } from '../frame-drawing.ts'
import { newLabel } from '../new-label.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { drawingDepth } from './depth.ts'

/** The button is down: the front face is drawn as a frame. Null when no class may be drawn as a cuboid. */
export const cuboidDrawing = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const base = newLabel(desk, 'cuboid')
  if (!base) return null
  const gesture = desk.doc.begin('cuboid.draw')
  return frameDrawing(
    {
      desk,
      gesture,
      shapeIn: (frame): CuboidLabel => ({ ...base, corners: [...cornersOf(frame), ...cornersOf(frame)] }),
      then: (frame) => drawingDepth({ desk, gesture, base }, cornersOf(frame)),
    },
    from,
  )
}
