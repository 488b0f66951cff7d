import { z } from 'zod'
import { labelBase } from './base.ts'

/** Offsets count Unicode code points from 0 in the text as stored; `end` is exclusive. `quote` is the text in between. */
export const spanFragment = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative(), quote: z.string() })
  .refine((fragment) => fragment.start <= fragment.end, 'a fragment ends at or after its start')
export type SpanFragment = z.infer<typeof spanFragment>

/** A stretch of text. Several fragments, in order, make a discontinuous span; spans may overlap and nest. */
export const spanLabel = z.object({
  ...labelBase,
  kind: z.literal('span'),
  fragments: z.array(spanFragment).min(1).max(100),
})
export type SpanLabel = z.infer<typeof spanLabel>
