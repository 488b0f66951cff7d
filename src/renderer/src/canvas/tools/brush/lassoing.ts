import { boundsOf, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { ringSpans } from '../../../../../shared/labels/mask-raster.ts'
import { Stroke } from '../../mask/stroke.ts'
import { clampPoint } from '../../shapes.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { maskToErase, maskToPaint } from './target.ts'

/** A line is drawn around a region, which is filled or erased on release. Null when there is nothing to paint on. */
export const lassoing = (desk: Desk, pointer: CanvasPointer, erases: boolean): ToolState | null => {
  const mask = erases ? maskToErase(desk, pointer) : maskToPaint(desk)
  if (!mask) return null
  let points: readonly ImagePoint[] = [clampPoint(pointer.image, desk.picture())]
  return {
    name: 'lassoing',
    cursor: () => 'crosshair',
    ghost: () => ({ kind: 'path', classId: mask.classId, points: [...points, ...points.slice(0, 1)], closable: false }),
    pointerMove: ({ image, trail }) => {
      const steps = trail?.map((step) => step.image) ?? [image]
      points = [...points, ...steps.map((step) => clampPoint(step, desk.picture()))]
      return 'stay'
    },
    pointerUp: () => {
      if (points.length < 3) return 'idle'
      const cause = erases ? 'mask.erase-lasso' : 'mask.lasso'
      const stroke = new Stroke({ desk, mask, erases, cause, settings: desk.brush.get() })
      stroke.fill([...ringSpans([points])], boundsOf(points))
      stroke.finish()
      return 'idle'
    },
    keyDown: ({ key }) => (key === 'Escape' ? 'idle' : null),
  }
}
