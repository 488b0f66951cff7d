import { z } from 'zod'
import { labelBase } from './base.ts'
import { imagePoint } from './point.ts'

/**
 * A region bounded by one or more rings in image pixels, filled by the even-odd rule: a ring inside another is a hole,
 * a ring beside another is a further part. Rings are not closed by a repeated point.
 */
export const polygonLabel = z.object({
  ...labelBase,
  kind: z.literal('polygon'),
  rings: z.array(z.array(imagePoint).min(3).max(100_000)).min(1).max(10_000),
})
export type PolygonLabel = z.infer<typeof polygonLabel>

export { areaOf, containsPoint } from './polygon-geometry.ts'
