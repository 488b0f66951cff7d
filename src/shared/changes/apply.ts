import type { LabelId } from '../ids.ts'
import type { Label } from '../labels/index.ts'
import type { Change } from './change.ts'

// No schema here: the window imports this file at run time.

/** The labels of one item by id, in drawing order. */
export type Labels = ReadonlyMap<LabelId, Label>

/** Applies a change to labels that nobody else holds. Order of surviving labels is kept. */
export const applyInPlace = (labels: Map<LabelId, Label>, edit: Pick<Change, 'before' | 'after'>): void => {
  const kept = new Set(edit.after.map((entry) => entry.id))
  for (const entry of edit.before) if (!kept.has(entry.id)) labels.delete(entry.id)
  for (const entry of edit.after) labels.set(entry.id, entry)
}

/** Replays changes from nothing. Costs as much as the changes are long together, however many labels there are. */
export const labelsAfter = (changes: Iterable<Change>): Map<LabelId, Label> => {
  const labels = new Map<LabelId, Label>()
  for (const entry of changes) applyInPlace(labels, entry)
  return labels
}

/** Before and after swapped: what undo saves. */
export const invertedSides = (edit: Change): Pick<Change, 'before' | 'after'> => ({
  before: edit.after,
  after: edit.before,
})
