import { z } from 'zod'
import { labelBase } from './base.ts'

/** An axis-aligned box in image pixels: top left corner, width, height. */
export const boxLabel = z.object({
  ...labelBase,
  kind: z.literal('box'),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
})
export type BoxLabel = z.infer<typeof boxLabel>
