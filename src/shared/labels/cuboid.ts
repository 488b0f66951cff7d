import { z } from 'zod'
import { labelBase } from './base.ts'
import { imagePoint } from './point.ts'

/**
 * A cuboid as it is seen: the corners of its front face clockwise from the top left, then those of its back face in the
 * same order, in image pixels.
 */
export const cuboidLabel = z.object({
  ...labelBase,
  kind: z.literal('cuboid'),
  corners: z.array(imagePoint).length(8),
})
export type CuboidLabel = z.infer<typeof cuboidLabel>
