import { applyInPlace, labelsAfter } from '../../../shared/changes/apply.ts'
import type { Change } from '../../../shared/changes/change.ts'
import { sidesOf, wantedBy } from './sides.ts'

/**
 * Lays unsaved changes on top of what the station holds.
 *
 * Changes that the station already has (its answer was lost on the way) are dropped by id. The others want the same
 * labels as before; what they replace is read again from the station's labels.
 */
export const rebase = (stored: readonly Change[], unsaved: readonly Change[]): readonly Change[] => {
  const known = new Set(stored.map((change) => change.id))
  const labels = labelsAfter(stored)
  return unsaved
    .filter((change) => !known.has(change.id))
    .map((change) => {
      const rebased = { ...change, ...sidesOf(labels, wantedBy(change)) }
      applyInPlace(labels, rebased)
      return rebased
    })
}
