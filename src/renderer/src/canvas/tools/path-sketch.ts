import type { ClassId } from '../../../../shared/labels/base.ts'
import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { simplifyLine } from '../../../../shared/labels/simplify.ts'
import { clampPoint, roundPoint } from '../shapes.ts'
import { followedSpots, isSameRing } from '../shared-border.ts'
import { snapped, type Spot } from '../snapping.ts'
import type { CanvasPointer, Desk } from './tool.ts'

/** What a line of points is drawn for. */
export interface PathPurpose {
  readonly desk: Desk
  /** Whose colour it is drawn in. */
  readonly classId: ClassId
  /** The last point is joined to the first. */
  readonly closes: boolean
  /** So many points at least. */
  readonly least: number
  /** False: they cannot be used, and drawing goes on. */
  readonly finish: (points: readonly ImagePoint[]) => boolean
}

/** A line of points while it grows. */
export interface PathSketch {
  readonly points: () => readonly ImagePoint[]
  /** What the next click would add: vertices of a border that is followed, then the place of the pointer. */
  readonly ahead: () => readonly ImagePoint[]
  readonly snap: () => ImagePoint | null
  /** Whether the pointer is on the border that the last point is on. */
  readonly follows: () => boolean
  readonly flip: () => void
  readonly aimAt: (pointer: CanvasPointer) => void
  readonly add: () => void
  /** Adds what the hand drew without lifting, with as few points as a pixel of the screen allows. */
  readonly addStroke: (stroke: readonly ImagePoint[]) => void
  readonly takeBack: () => void
}

const isSame = (a: ImagePoint | undefined, b: ImagePoint): boolean => a?.[0] === b[0] && a[1] === b[1]

/** Begins a line of points at the pointer. */
export const startPath = (desk: Desk, from: CanvasPointer): PathSketch => {
  const place = (point: ImagePoint) => roundPoint(clampPoint(point, desk.picture()))
  const aimOf = (pointer: CanvasPointer) => {
    const snap = snapped(desk, pointer)
    const spot: Spot = { point: place(snap?.point ?? pointer.image), on: snap?.on ?? null }
    return { spot, snap: snap?.point ?? null }
  }
  let aim = aimOf(from)
  let spots: readonly Spot[] = [aim.spot]
  let longer = false
  const followed = () => {
    const last = spots.at(-1)
    return last ? followedSpots(desk, { from: last, to: aim.spot }, longer) : []
  }
  return {
    points: () => spots.map(({ point }) => point),
    ahead: () => [...followed().map(({ point }) => point), aim.spot.point],
    snap: () => aim.snap,
    follows: () => isSameRing(spots.at(-1)?.on ?? null, aim.spot.on),
    flip: () => {
      longer = !longer
    },
    aimAt: (pointer) => {
      aim = aimOf(pointer)
    },
    add: () => {
      if (!isSame(spots.at(-1)?.point, aim.spot.point)) spots = [...spots, ...followed(), aim.spot]
      longer = false
    },
    addStroke: (stroke) => {
      const last = spots.at(-1)
      const line = last ? [last.point, ...stroke] : stroke
      const simple = simplifyLine(line, 1 / desk.view().scale).map((point): Spot => ({ point: place(point), on: null }))
      for (const spot of simple) if (!isSame(spots.at(-1)?.point, spot.point)) spots = [...spots, spot]
    },
    takeBack: () => {
      spots = spots.slice(0, -1)
    },
  }
}
