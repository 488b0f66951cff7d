import polygonClipping, { type MultiPolygon, type Polygon } from 'polygon-clipping'
import { atImage, signedAreaOf, type ImagePoint } from '../../../shared/labels/geometry.ts'
import { roundPx } from '../../../shared/labels/shape-geometry.ts'

/** A region by the rings that bound it, filled by the even-odd rule. Rings are not closed by a repeated point. */
export type Rings = readonly (readonly ImagePoint[])[]

/** Rings as the schema of a polygon holds them. */
export type OwnRings = ImagePoint[][]

const pairs = (ring: readonly ImagePoint[]): [number, number][] => ring.map(([x, y]) => [x, y])

/** Even-odd rings as regions that add up: each ring turns round what lies inside of it. A ring that crosses itself counts as filled. */
const regionOf = (rings: Rings): MultiPolygon => {
  const [first, ...rest] = rings.map((ring): Polygon => [pairs(ring)])
  if (!first) return []
  return rest.length === 0 ? [first] : polygonClipping.xor(first, ...rest)
}

const areaMinPx = 0.01

/** The rings of a result: rounded like every label, without a repeated point and without slivers that rounding leaves. */
const ringsOf = (region: MultiPolygon): OwnRings =>
  region
    .flat()
    .map((ring) =>
      ring
        .map(([x, y]) => atImage(roundPx(x), roundPx(y)))
        .filter(([x, y], at, all) => {
          const before = all[at === 0 ? all.length - 1 : at - 1]
          return !before || before[0] !== x || before[1] !== y
        }),
    )
    .filter((ring) => ring.length >= 3 && Math.abs(signedAreaOf(ring)) >= areaMinPx)

/** What lies in any of the regions. */
export const joined = (regions: readonly Rings[]): OwnRings => {
  const [first, ...rest] = regions.map(regionOf)
  return first ? ringsOf(polygonClipping.union(first, ...rest)) : []
}

/** What lies in all of the regions; no rings when there is nothing. */
export const intersected = (regions: readonly Rings[]): OwnRings => {
  const [first, ...rest] = regions.map(regionOf)
  return first ? ringsOf(polygonClipping.intersection(first, ...rest)) : []
}

/** What lies in the first region and in none of the others; no rings when nothing is left. */
export const subtracted = (from: Rings, ...regions: readonly Rings[]): OwnRings =>
  ringsOf(polygonClipping.difference(regionOf(from), ...regions.map(regionOf)))

/** The parts of a region, each with its holes. */
export const partsOf = (rings: Rings): readonly OwnRings[] =>
  polygonClipping
    .union(regionOf(rings))
    .map((part) => ringsOf([part]))
    .filter((part) => part.length > 0)
