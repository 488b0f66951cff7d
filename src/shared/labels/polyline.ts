import { z } from 'zod'
import { labelBase } from './base.ts'
import { imagePoint } from './point.ts'

/** An open line through points in image pixels. */
export const polylineLabel = z.object({
  ...labelBase,
  kind: z.literal('polyline'),
  points: z.array(imagePoint).min(2).max(100_000),
})
export type PolylineLabel = z.infer<typeof polylineLabel>
