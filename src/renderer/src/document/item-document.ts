import { applyChange, labelsAfter, type Labels } from '../../../shared/changes/apply.ts'
import type { Change } from '../../../shared/changes/change.ts'
import { historyOf, recordChange, type History } from '../../../shared/changes/history.ts'
import type { ChangeId, LabelId } from '../../../shared/ids.ts'
import type { OpenedItem } from '../../../shared/ipc/work.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { createAutosave, type SaveChanges, type SaveState, type Schedule } from './autosave.ts'
import { createDraft, type Draft } from './draft.ts'
import { createGesture, type Gesture } from './gesture.ts'
import { rebase } from './rebase.ts'
import { isEmpty, overlay, sidesOf, wantedBy, type Sides, type Wanted } from './sides.ts'

export interface ItemDocumentOptions {
  readonly opened: Pick<OpenedItem, 'changes'>
  readonly save: SaveChanges
  readonly now: () => Date
  /** A fresh id of 4 to 64 letters, digits, `_` or `-`. */
  readonly newId: () => string
  /** Reads the item again when the station says STALE_EDIT. Without it the failure is shown and tried again. */
  readonly reload?: () => Promise<Pick<OpenedItem, 'changes'>>
  readonly schedule?: Schedule
}

/** The labels of one open item, how they came to be, and whether they are saved. No function needs `this`. */
export interface ItemDocument {
  /** What is to be seen: committed labels with the preview of a running gesture. The same object until it changes. */
  readonly labels: () => Labels
  readonly label: (id: LabelId) => Label | null
  /** Every change of the item, saved or not, in order. Replayed from nothing they give the committed labels. */
  readonly changes: () => readonly Change[]
  readonly history: () => History
  readonly newLabelId: () => LabelId
  /** Makes one change. A running gesture is committed first. Returns null when nothing differs. */
  readonly transact: (cause: string, edit: (draft: Draft) => void) => Change | null
  /** Begins a gesture with a preview. A gesture that still runs is committed first. */
  readonly begin: (cause: string) => Gesture
  /** Undoes the last edit of a person, or calls off the gesture that runs. Returns null when nothing was undone. */
  readonly undo: () => Change | null
  readonly redo: () => Change | null
  readonly subscribe: (listener: () => void) => () => void
  readonly saveState: () => SaveState
  /** Sends what is unsaved now. @throws what the station answered, when it did not take it; nothing is lost. */
  readonly flush: () => Promise<void>
  /** Stops retries and listeners. What is unsaved then lives only as long as the caller holds on to it. */
  readonly dispose: () => void
}

const scheduleByTimer: Schedule = (delayMs, run) => {
  const timer = setTimeout(run, delayMs)
  return () => {
    clearTimeout(timer)
  }
}

interface Committed {
  readonly changes: readonly Change[]
  readonly labels: Labels
  readonly history: History
}

const committedBy = (changes: readonly Change[]): Committed => ({
  changes,
  labels: labelsAfter(changes),
  history: historyOf(changes),
})

/**
 * Opens the document of an item.
 *
 * One gesture is one {@link Change}; undo and redo are changes with origin `history`, saved like any other, so undo
 * survives a restart and never records itself. Every change is sent at once.
 */
export const createItemDocument = (options: ItemDocumentOptions): ItemDocument => {
  let committed = committedBy(options.opened.changes)
  let shown = committed.labels
  let gesture: Gesture | null = null
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of [...listeners]) listener()
  }

  const autosave = createAutosave({
    after: committed.changes.at(-1)?.id ?? null,
    save: options.save,
    schedule: options.schedule ?? scheduleByTimer,
    onState: notify,
    reload: async () => {
      if (options.reload) return (await options.reload()).changes
      throw Object.assign(new Error('This item was changed elsewhere.'), { code: 'STALE_EDIT' })
    },
    restack: (stored, unsaved) => {
      const rest = rebase(stored, unsaved)
      committed = committedBy([...stored, ...rest])
      shown = committed.labels
      notify()
      return rest
    },
  })

  const commit = (sides: Sides, kind: Pick<Change, 'cause' | 'origin' | 'reverts'>): Change => {
    const change = { id: options.newId() as ChangeId, at: options.now().toISOString(), ...kind, ...sides }
    committed = {
      changes: [...committed.changes, change],
      labels: applyChange(committed.labels, change),
      history: recordChange(committed.history, change),
    }
    shown = committed.labels
    autosave.push(change)
    notify()
    return change
  }

  const settle = (cause: string, wanted: Wanted): Change | null => {
    const sides = sidesOf(committed.labels, wanted)
    return isEmpty(sides) ? null : commit(sides, { cause, origin: 'user' })
  }

  const begin = (cause: string): Gesture => {
    gesture?.commit()
    const own = createGesture({
      preview: (wanted) => {
        shown = overlay(committed.labels, wanted)
        notify()
      },
      end: (wanted) => {
        gesture = null
        const change = wanted ? settle(cause, wanted) : null
        if (!change && shown !== committed.labels) {
          shown = committed.labels
          notify()
        }
        return change
      },
    })
    gesture = own
    return own
  }

  const travel = (cause: 'history.undo' | 'history.redo', of: Change | undefined): Change | null => {
    if (!of) return null
    const wanted = wantedBy(cause === 'history.undo' ? { before: of.after, after: of.before } : of)
    return commit(sidesOf(committed.labels, wanted), { cause, origin: 'history', reverts: of.id })
  }

  return {
    labels: () => shown,
    label: (id) => shown.get(id) ?? null,
    changes: () => committed.changes,
    history: () => committed.history,
    newLabelId: () => options.newId() as LabelId,
    transact: (cause, edit) => {
      gesture?.commit()
      const draft = createDraft(committed.labels)
      edit(draft)
      return settle(cause, draft.wanted())
    },
    begin,
    undo: () => {
      if (!gesture) return travel('history.undo', committed.history.undoable.at(-1))
      gesture.cancel()
      return null
    },
    redo: () => {
      gesture?.commit()
      return travel('history.redo', committed.history.redoable.at(-1))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    saveState: autosave.state,
    flush: autosave.flush,
    dispose: () => {
      autosave.stop()
      listeners.clear()
    },
  }
}
