import type { Change } from '../../../shared/changes/change.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { Wanted } from './sides.ts'

/** An edit in progress. Its previews are seen but are not changes: only `commit` makes one. */
export interface Gesture {
  /** Shows these labels (new or replaced) and hides the removed ones. Each call replaces the preview before it. */
  readonly update: (labels: readonly Label[], removed?: readonly LabelId[]) => void
  /** Makes the last preview one change. Returns null when nothing differs or the gesture has ended. */
  readonly commit: () => Change | null
  /** Takes the preview back. Does nothing when the gesture has ended. */
  readonly cancel: () => void
}

interface GestureHost {
  readonly preview: (wanted: Wanted) => void
  /** Null: called off. */
  readonly end: (wanted: Wanted | null) => Change | null
}

/** Begins a gesture on a document. */
export const createGesture = (host: GestureHost): Gesture => {
  let wanted: Wanted = new Map()
  let ended = false
  const end = (result: Wanted | null): Change | null => {
    if (ended) return null
    ended = true
    return host.end(result)
  }
  return {
    update: (labels, removed = []) => {
      if (ended) return
      wanted = new Map<LabelId, Label | null>([
        ...removed.map((id): [LabelId, null] => [id, null]),
        ...labels.map((label): [LabelId, Label] => [label.id, label]),
      ])
      host.preview(wanted)
    },
    commit: () => end(wanted),
    cancel: () => {
      end(null)
    },
  }
}
