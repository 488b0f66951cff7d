import type { Keypoint, Skeleton } from '../../../../../shared/labels/keypoints.ts'
import type { Gesture } from '../../../document/gesture.ts'
import { clampPoint, roundPoint } from '../../shapes.ts'
import type { NewLabel } from '../new-label.ts'
import type { CanvasKey, CanvasPointer, Desk, Next, ToolState } from '../tool.ts'

interface PlacingParts {
  readonly desk: Desk
  readonly gesture: Gesture
  readonly base: NewLabel<'keypoints'>
  readonly skeleton: Skeleton
}

const absent: Keypoint = { x: 0, y: 0, state: 'absent' }

/** The points that are set so far, seen as they come. */
const startPoints = ({ desk, gesture, base, skeleton }: PlacingParts) => {
  let points: readonly Keypoint[] = []
  const show = () => {
    const rest = skeleton.points.slice(points.length).map(() => absent)
    gesture.update(points.some(({ state }) => state !== 'absent') ? [{ ...base, points: [...points, ...rest] }] : [])
  }
  const end = (): Next => {
    if (points.every(({ state }) => state === 'absent')) gesture.cancel()
    else if (gesture.commit()) desk.drawn(base.id)
    return 'idle'
  }
  return {
    count: () => points.length,
    end,
    set: (point: Keypoint): Next => {
      points = [...points, point]
      show()
      return points.length === skeleton.points.length ? end() : 'stay'
    },
    takeBack: (): Next => {
      points = points.slice(0, -1)
      show()
      if (points.length > 0) return 'stay'
      gesture.cancel()
      return 'idle'
    },
  }
}

/** Points are set in the order of the skeleton; what is not set when it ends is absent. */
export const placingPoints = (parts: PlacingParts, from: CanvasPointer): Next => {
  const { desk, gesture, skeleton } = parts
  const points = startPoints(parts)
  let occluded = false
  const setAt = ({ image }: CanvasPointer): Next => {
    const [x, y] = roundPoint(clampPoint(image, desk.picture()))
    const state = occluded ? 'occluded' : 'visible'
    occluded = false
    return points.set({ x, y, state })
  }
  const keys = ({ key }: CanvasKey): Next | null => {
    if (key === 'Enter') return points.end()
    if (key === 'Backspace' || key === 'Delete') return points.takeBack()
    if (key.toLowerCase() === 'x') return points.set(absent)
    if (key.toLowerCase() === 'o') occluded = !occluded
    else if (key !== 'Escape') return null
    else gesture.cancel()
    return key === 'Escape' ? 'idle' : 'stay'
  }
  const state: ToolState = {
    name: 'placing',
    cursor: () => 'crosshair',
    hint: () => {
      const next = skeleton.points[points.count()]?.name ?? 'the next point'
      return `Click ${next}${occluded ? ' (occluded)' : ''}. O marks it occluded, X absent, Enter ends`
    },
    pointerDown: setAt,
    secondary: () => points.set(absent),
    keyDown: keys,
    cancel: gesture.cancel,
  }
  const first = setAt(from)
  return first === 'stay' ? state : first
}
