import type { LabelId } from '../ids.ts'
import type { Label } from '../labels/index.ts'
import type { Change } from './change.ts'

// No schema here: the window imports this file at run time.

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
