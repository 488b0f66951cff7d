import type { LabelId } from '../../../../shared/ids.ts'
import type { Gesture } from '../../document/gesture.ts'
import { simplifyLine, simplifyRing } from '../../../../shared/labels/simplify.ts'
import { isPath, pathsOf, type PathShape } from '../vertices.ts'
import { openShapes, type CommandDesk } from './command-desk.ts'

/** Outlines that lose points while a tolerance is tried. */
export interface Simplifying {
  /** Shows them with a tolerance in image pixels. Returns how many points are left. */
  readonly show: (tolerancePx: number) => number
  /** The shapes that are tried. */
  readonly ids: readonly LabelId[]
  /** How many points there were. */
  readonly points: number
  readonly keep: () => void
  readonly drop: () => void
}

const simpler = (shape: PathShape, tolerancePx: number): PathShape =>
  shape.kind === 'polygon'
    ? { ...shape, rings: shape.rings.map((ring) => simplifyRing(ring, tolerancePx)) }
    : { ...shape, points: simplifyLine(shape.points, tolerancePx) }

const countOf = (shapes: readonly PathShape[]): number =>
  shapes.reduce((sum, shape) => sum + pathsOf(shape).reduce((points, path) => points + path.length, 0), 0)

/** Begins to simplify the selected polygons and lines. Null when there are none. */
export const beginSimplify = (
  desk: CommandDesk & { readonly begin: (cause: string) => Gesture },
): Simplifying | null => {
  const shapes = openShapes(desk).filter(isPath)
  if (shapes.length === 0) return null
  const gesture = desk.begin('shapes.simplify')
  return {
    ids: shapes.map(({ id }) => id),
    points: countOf(shapes),
    show: (tolerancePx) => {
      const now = shapes.map((shape) => simpler(shape, tolerancePx))
      gesture.update(now)
      return countOf(now)
    },
    keep: () => {
      gesture.commit()
    },
    drop: gesture.cancel,
  }
}
