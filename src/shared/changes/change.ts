import { z } from 'zod'
import { changeId, type LabelId } from '../ids.ts'
import { label, type Label } from '../labels/index.ts'

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

/** The labels of one item by id, in drawing order. */
export type Labels = ReadonlyMap<LabelId, Label>

/** Applies a change and returns new labels; the given ones are left alone. Order of surviving labels is kept. */
export const applyChange = (labels: Labels, edit: Change): Labels => {
  const next = new Map(labels)
  const kept = new Set(edit.after.map((entry) => entry.id))
  for (const entry of edit.before) if (!kept.has(entry.id)) next.delete(entry.id)
  for (const entry of edit.after) next.set(entry.id, entry)
  return next
}

/** Replays changes from nothing. */
export const labelsAfter = (changes: Iterable<Change>): Labels => {
  let labels: Labels = new Map()
  for (const entry of changes) labels = applyChange(labels, entry)
  return labels
}

/** Before and after swapped: what undo saves. */
export const invertedSides = (edit: Change): Pick<Change, 'before' | 'after'> => ({
  before: edit.after,
  after: edit.before,
})
