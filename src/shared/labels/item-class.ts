import { z } from 'zod'
import { labelBase } from './base.ts'

/** A class of the whole part: of an image, of a text. It has no place. */
export const itemClassLabel = z.object({ ...labelBase, kind: z.literal('item-class') })
