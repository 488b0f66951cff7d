import { z } from 'zod'
import { labelBase } from './base.ts'

/** An ellipse in image pixels: centre, half axes, and how far it is turned clockwise on screen, from -180 up to 180. */
export const ellipseLabel = z.object({
  ...labelBase,
  kind: z.literal('ellipse'),
  centreX: z.number(),
  centreY: z.number(),
  radiusX: z.number().positive(),
  radiusY: z.number().positive(),
  rotationDegrees: z.number().min(-180).max(180),
})
export type EllipseLabel = z.infer<typeof ellipseLabel>
