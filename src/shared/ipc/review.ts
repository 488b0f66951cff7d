import { z } from 'zod'
import { projectId, shardId } from '../ids.ts'
import { commentTarget, commentText } from './comment.ts'
import { itemSummary, openedItem, openedShard } from './work.ts'
import { call, notice } from './define.ts'

export const reviewRow = z.object({
  projectId,
  projectName: z.string(),
  shardId,
  shardName: z.string(),
  memberName: z.string(),
  deviceName: z.string(),
  waiting: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  returned: z.int().nonnegative(),
  lastDeliveredAt: z.iso.datetime(),
})
export type ReviewRow = z.infer<typeof reviewRow>

export const reviewItem = itemSummary.extend({
  decision: z.enum(['waiting', 'accepted', 'returned']),
  memberName: z.string(),
  deliveredAt: z.iso.datetime(),
  round: z.int().positive(),
})
export type ReviewItem = z.infer<typeof reviewItem>

const item = z.object({ projectId, shardId, index: z.int().nonnegative() })

/** What a lead or reviewer does with delivered work. */
export const review = {
  queue: call({ requires: 'review:read', input: z.object({}), output: z.array(reviewRow) }),
  open: call({
    requires: 'review:read',
    input: z.object({ projectId, shardId }),
    output: openedShard.omit({ items: true }).extend({ items: z.array(reviewItem), annotator: z.string() }),
  }),
  item: call({ requires: 'review:read', input: item, output: openedItem }),
  /** Accepts or returns one delivered item. Return needs a comment. */
  decide: call({
    requires: 'review:decide',
    input: item.extend({
      decision: z.enum(['accept', 'return']),
      comments: z.array(z.object({ text: commentText, ...commentTarget })).max(200),
      /** Threads to settle or to open again with the decision. */
      threads: z
        .array(z.object({ commentId: z.string().max(64), resolved: z.boolean() }))
        .max(200)
        .default([]),
    }),
    output: z.object({ at: z.iso.datetime(), decision: z.enum(['accepted', 'returned']) }),
  }),
  changed: notice(z.object({})),
}
