import { applyInPlace, labelsAfter, type Labels } from '../../../shared/changes/apply.ts'
import type { Change } from '../../../shared/changes/change.ts'
import { mergedLabel } from './merge-label.ts'
import { sidesOf, wantedBy, type Wanted } from './sides.ts'

/** What a change wants; a mask that was removed elsewhere comes back as this window had it after the change. */
const wantedWith = (change: Change, labels: Labels, own: Labels): Wanted => {
  const wanted = wantedBy(change, labels)
  const was = new Map(change.before.map((label) => [label.id, label]))
  for (const label of change.after) {
    const [before, now] = [was.get(label.id), labels.get(label.id)]
    if (before && now) wanted.set(label.id, mergedLabel(now, before, label))
  }
  for (const { id } of change.masks ?? []) if (!wanted.has(id)) wanted.set(id, own.get(id) ?? null)
  return wanted
}

/**
 * Lays unsaved changes on top of what the station holds.
 *
 * Changes that the station already has (its answer was lost on the way) are dropped by id. The others want of the labels
 * what they wanted before: the fields and answers they changed. What they replace is read again from the station's labels.
 *
 * @param known - All changes as this window had them, the unsaved ones at the end.
 */
export const rebase = (
  stored: readonly Change[],
  unsaved: readonly Change[],
  known: readonly Change[],
): readonly Change[] => {
  const taken = new Set(stored.map((change) => change.id))
  const pending = new Set(unsaved.map((change) => change.id))
  const labels = labelsAfter(stored)
  const own = labelsAfter(known.filter(({ id }) => !pending.has(id)))
  const rebased: Change[] = []
  for (const change of unsaved) {
    applyInPlace(own, change)
    if (taken.has(change.id)) continue
    const { masks: _, ...kept } = change
    const next = { ...kept, ...sidesOf(labels, wantedWith(change, labels, own)) }
    applyInPlace(labels, next)
    rebased.push(next)
  }
  return rebased
}
