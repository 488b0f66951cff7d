import type { Labels } from '../../../shared/changes/apply.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { Wanted } from './sides.ts'

/** What an edit may do to the labels. Nothing is seen outside until the edit has returned. */
export interface Draft {
  readonly get: (id: LabelId) => Label | null
  /** Labels as they were when the edit began. */
  readonly labels: Labels
  /** Adds a label or replaces the one with the same id. */
  readonly put: (label: Label) => void
  readonly remove: (id: LabelId) => void
}

/** Collects what one edit wants. */
export const createDraft = (labels: Labels): Draft & { readonly wanted: () => Wanted } => {
  const wanted = new Map<LabelId, Label | null>()
  return {
    labels,
    get: (id) => (wanted.has(id) ? (wanted.get(id) ?? null) : (labels.get(id) ?? null)),
    put: (label) => {
      wanted.set(label.id, label)
    },
    remove: (id) => {
      wanted.set(id, null)
    },
    wanted: () => wanted,
  }
}
