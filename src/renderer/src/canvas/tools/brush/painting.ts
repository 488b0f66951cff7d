import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { Stroke } from '../../mask/stroke.ts'
import { escapeEnds } from '../gesture-ends.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { ringAt } from './ring.ts'
import { maskToErase, maskToPaint } from './target.ts'

/**
 * The button is down and the tip paints or erases. Null when there is nothing to paint on.
 *
 * @param how - `from` is where a straight line to the pointer begins; null: at the pointer. `done` is the state after it.
 */
export const painting = (
  desk: Desk,
  pointer: CanvasPointer,
  how: {
    readonly erases: boolean
    readonly from: ImagePoint | null
    readonly done: (before: { readonly last: ImagePoint | null; readonly at: ImagePoint }) => ToolState
  },
): ToolState | null => {
  const { erases, from, done } = how
  const mask = erases ? maskToErase(desk, pointer) : maskToPaint(desk)
  if (!mask) return null
  const settings = desk.brush.get()
  const stroke = new Stroke({ desk, mask, erases, settings, cause: erases ? 'mask.erase' : 'mask.brush' })
  const pressureOf = (pressure: number | undefined) => (settings.followsPressure ? (pressure ?? 1) : 1)
  const follow = ({ image, pressure, trail }: CanvasPointer) => {
    for (const step of trail ?? [{ image, pressure }]) stroke.to(step.image, pressureOf(step.pressure))
    stroke.show()
  }
  if (from) stroke.to(from, pressureOf(pointer.pressure))
  follow({ ...pointer, trail: undefined })
  let at = pointer.image
  return {
    name: erases ? 'erasing' : 'painting',
    cursor: () => 'none',
    ghost: () => ringAt(desk, at, { erases, from: null }),
    pointerMove: (next) => {
      at = next.image
      follow(next)
      return 'stay'
    },
    pointerUp: () => {
      stroke.finish()
      return done({ last: stroke.last(), at })
    },
    ...escapeEnds(stroke),
  }
}
