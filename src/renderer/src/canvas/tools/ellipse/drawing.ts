import { roundPx } from '../../../../../shared/labels/shape-geometry.ts'
import { frameDrawing } from '../frame-drawing.ts'
import { newLabel } from '../new-label.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

/** The button is down: the ellipse fills the frame. Null when no class may be drawn so. */
export const ellipseDrawing = (desk: Desk, from: CanvasPointer): ToolState | null => {
  const base = newLabel(desk, 'ellipse')
  if (!base) return null
  const gesture = desk.doc.begin('ellipse.draw')
  return frameDrawing(
    {
      desk,
      gesture,
      shapeIn: ({ x, y, width, height }) => ({
        ...base,
        centreX: roundPx(x + width / 2),
        centreY: roundPx(y + height / 2),
        radiusX: roundPx(width / 2),
        radiusY: roundPx(height / 2),
        rotationDegrees: 0,
      }),
    },
    from,
  )
}
