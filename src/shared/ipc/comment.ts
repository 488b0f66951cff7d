import { z } from 'zod'

/** So many comments of its annotator an item may carry. */
export const commentsPerItem = 200

export const commentText = z.string().trim().min(1).max(2_000)

/** A place in the item's picture, in image pixels. */
export const commentPoint = z.tuple([z.number(), z.number()])

/** What a new comment is about. At most one of label and point; an answer is where its thread is. */
export const commentTarget = {
  labelId: z.string().max(64).nullable().default(null),
  point: commentPoint.nullable().default(null),
  /** The first comment of the thread that it answers. */
  answers: z.string().max(64).nullable().default(null),
}

/** What annotator and reviewer said about an item. Threads are one deep: every answer names the first comment. */
export const comment = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  author: z.string(),
  side: z.enum(['annotator', 'reviewer']),
  text: z.string(),
  /** The label it is pinned to, when it is. */
  labelId: z.string().nullable(),
  /** The place in the picture it is pinned to, when it is. */
  point: commentPoint.nullable(),
  /** The first comment of its thread; null for that one itself. */
  answers: z.string().nullable(),
  /** Nothing is left to be done about the thread. Only said of its first comment. */
  resolved: z.boolean(),
  /** False while it waits here for the next delivery and may be taken back. */
  sent: z.boolean(),
})
export type Comment = z.infer<typeof comment>
