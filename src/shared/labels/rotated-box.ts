import { z } from 'zod'
import { labelBase } from './base.ts'

/** A box around its centre in image pixels, turned clockwise on screen by `rotationDegrees`, from -180 up to 180. */
export const rotatedBoxLabel = z.object({
  ...labelBase,
  kind: z.literal('rotated-box'),
  centreX: z.number(),
  centreY: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  rotationDegrees: z.number().min(-180).max(180),
})
export type RotatedBoxLabel = z.infer<typeof rotatedBoxLabel>
