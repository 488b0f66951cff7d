import type { ImagePoint } from '../../shared/labels/geometry.ts'
import { signedAreaOf } from '../../shared/labels/geometry.ts'
import { containsPoint } from '../../shared/labels/polygon.ts'

type Ring = readonly ImagePoint[]

/** Outlines without holes that fill the same area as the rings do, and how many holes were cut into them. */
export interface Outlines {
  readonly outlines: readonly Ring[]
  readonly holes: number
}

/** How many of the other rings lie around a ring: even for a filled part, odd for a hole. */
const depthOf = (rings: readonly Ring[], at: number): number => {
  const first = rings[at]?.[0]
  if (!first) return 0
  return rings.filter((other, index) => index !== at && containsPoint([other], first)).length
}

const oriented = (ring: Ring, clockwise: boolean): Ring =>
  signedAreaOf(ring) > 0 === clockwise ? ring : [...ring].reverse()

/**
 * Walks along the outline, over a cut into the hole, around it the other way and back over the same cut.
 *
 * The cut is walked twice in opposite directions, so it adds no area wherever it runs and even-odd and non-zero filling
 * both leave the hole empty.
 */
const cutInto = (outline: Ring, hole: Ring): Ring => {
  const [fromOutline, fromHole] = nearestCorners(outline, hole)
  const around = [...hole.slice(fromHole), ...hole.slice(0, fromHole + 1)]
  return [...outline.slice(0, fromOutline + 1), ...around, ...outline.slice(fromOutline)]
}

/** Searching all pairs is only worth it for small rings; a longer cut is as right as a short one, only less pretty. */
const maxPairs = 250_000

const nearestCorners = (outline: Ring, hole: Ring): readonly [number, number] => {
  if (outline.length * hole.length > maxPairs) return [0, 0]
  let [best, atOutline, atHole] = [Infinity, 0, 0]
  for (const [i, a] of outline.entries())
    for (const [j, b] of hole.entries()) {
      const distance = (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
      if (distance < best) [best, atOutline, atHole] = [distance, i, j]
    }
  return [atOutline, atHole]
}

/** Turns even-odd rings into outlines without holes, for formats whose polygons are one ring each. */
export const outlinesOf = (rings: readonly Ring[]): Outlines => {
  if (rings.length === 1) return { outlines: rings, holes: 0 }
  const depths = rings.map((_, at) => depthOf(rings, at))
  const outlines: Ring[] = []
  let holes = 0
  for (const [at, ring] of rings.entries()) {
    const depth = depths[at] ?? 0
    if (depth % 2 === 1) continue
    let outline = oriented(ring, true)
    for (const [holeAt, hole] of rings.entries()) {
      const first = hole[0]
      if (depths[holeAt] !== depth + 1 || !first || !containsPoint([ring], first)) continue
      outline = cutInto(outline, oriented(hole, false))
      holes++
    }
    outlines.push(outline)
  }
  return { outlines, holes }
}
