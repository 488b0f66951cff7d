import type { Change } from '../../../shared/changes/change.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { Wanted } from './sides.ts'

/** What a gesture wants that is shown by other means than a preview. */
export interface Deferred {
  /** Asked once, when the gesture is committed. */
  readonly wanted: () => { readonly labels: readonly Label[]; readonly removed: readonly LabelId[] }
  /** Told after the gesture was committed or called off, by whomever. */
  readonly ended: () => void
}

/** An edit in progress. Its previews are seen but are not changes: only `commit` makes one. */
export interface Gesture {
  /** Shows these labels (new or replaced) and hides the removed ones. Each call replaces the preview before it. */
  readonly update: (labels: readonly Label[], removed?: readonly LabelId[]) => void
  /** Leaves the labels as they are until the end: then what is wanted is asked for. Takes the place of previews. */
  readonly defer: (deferred: Deferred) => void
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

const wantedOf = (labels: readonly Label[], removed: readonly LabelId[]): Wanted =>
  new Map<LabelId, Label | null>([
    ...removed.map((id): [LabelId, null] => [id, null]),
    ...labels.map((label): [LabelId, Label] => [label.id, label]),
  ])

/** Begins a gesture on a document. */
export const createGesture = (host: GestureHost): Gesture => {
  let wanted: Wanted = new Map()
  let deferred: Deferred | null = null
  let ended = false
  const end = (result: Wanted | null): Change | null => {
    if (ended) return null
    ended = true
    const change = host.end(result)
    deferred?.ended()
    return change
  }
  const wantedNow = (): Wanted => {
    if (!deferred || ended) return wanted
    const { labels, removed } = deferred.wanted()
    return wantedOf(labels, removed)
  }
  return {
    update: (labels, removed = []) => {
      if (ended) return
      wanted = wantedOf(labels, removed)
      host.preview(wanted)
    },
    defer: (next) => {
      deferred = next
    },
    commit: () => end(wantedNow()),
    cancel: () => {
      end(null)
    },
  }
}
