import type { Labels } from '../../../shared/changes/apply.ts'
import type { Change } from '../../../shared/changes/change.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { isSameValue } from './same-label.ts'

/** The two sides of a change. */
export type Sides = Pick<Change, 'before' | 'after'>

/** What an edit wants: labels to set by id, and ids to remove (null). */
export type Wanted = ReadonlyMap<LabelId, Label | null>

/**
 * Compares what is wanted with what is there and keeps only the labels that differ.
 *
 * `before` is always read from `labels`, so that a change can be replayed and undone even when it was made on
 * older labels.
 */
export const sidesOf = (labels: Labels, wanted: Wanted): Sides => {
  const before: Label[] = []
  const after: Label[] = []
  for (const [id, label] of wanted) {
    const old = labels.get(id)
    if (!old && !label) continue
    if (old && label && isSameValue(old, label)) continue
    if (old) before.push(old)
    if (label) after.push(label)
  }
  return { before, after }
}

/** What a change wants, whatever the labels were when it was made. */
export const wantedBy = (sides: Sides): Wanted => {
  const wanted = new Map<LabelId, Label | null>()
  for (const label of sides.before) wanted.set(label.id, null)
  for (const label of sides.after) wanted.set(label.id, label)
  return wanted
}

/** Tells whether a change changes nothing. */
export const isEmpty = (sides: Sides): boolean => sides.before.length === 0 && sides.after.length === 0
