import { atImage, signedAreaOf, type ImagePoint } from './geometry.ts'

/** Tells whether a point lies inside by the even-odd rule. */
export const containsPoint = (rings: readonly (readonly ImagePoint[])[], point: ImagePoint): boolean => {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i]
      const b = ring[j]
      if (!a || !b || a[1] > point[1] === b[1] > point[1]) continue
      if (point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
    }
  }
  return inside
}

/** Area in square pixels under the even-odd rule, for rings that do not cross. */
export const areaOf = (rings: readonly (readonly ImagePoint[])[]): number =>
  rings.reduce((sum, ring, index) => {
    const [first, second] = ring
    // Rings may touch at a corner, so a corner does not tell which of them lies in which.
    const between = first && second && atImage((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
    const depth = between ? rings.filter((other, at) => at !== index && containsPoint([other], between)).length : 0
    const area = Math.abs(signedAreaOf(ring))
    return depth % 2 === 0 ? sum + area : sum - area
  }, 0)
