import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { tipCentre } from '../../mask/tip.ts'
import type { Desk, Ghost } from '../tool.ts'

/** The tip as it would paint at a point, with the straight line that a press would add. */
export const ringAt = (
  desk: Desk,
  point: ImagePoint,
  { erases, from }: { readonly erases: boolean; readonly from: ImagePoint | null },
): Ghost => {
  const { sizePx, hardnessPercent } = desk.brush.get()
  const centre = tipCentre(point, sizePx)
  return { kind: 'ring', centre, radius: sizePx / 2, core: (sizePx * hardnessPercent) / 200, erases, from }
}
