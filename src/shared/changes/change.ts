import { z } from 'zod'
import { changeId } from '../ids.ts'
import { label } from '../labels/index.ts'

/**
 * One edit: the labels it touched as they were before and as they are after. A label only in `after` is new, one only
 * in `before` is removed. One gesture is one change. The same value is undone, saved and audited.
 */
export const change = z.object({
  id: changeId,
  /** Dotted cause, for example `box.draw`, `span.move`, `history.undo`. */
  cause: z
    .string()
    .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/)
    .max(64),
  origin: z.enum(['user', 'history', 'import', 'review']),
  /** When the gesture ended, RFC 3339. */
  at: z.iso.datetime(),
  before: z.array(label).max(100_000),
  after: z.array(label).max(100_000),
  /** Only for origin `history`: the change that was undone or done again. */
  reverts: changeId.optional(),
})
export type Change = z.infer<typeof change>
