import { applyInPlace, invertedSides, labelsAfter, type Labels } from '../../../shared/changes/apply.ts'
import type { Change } from '../../../shared/changes/change.ts'
import { historyOf, recordChanges, type History } from '../../../shared/changes/history.ts'
import type { ChangeId, LabelId } from '../../../shared/ids.ts'
import type { OpenedItem } from '../../../shared/ipc/work.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { createAutosave, type Autosave, type SaveChanges, type SaveState, type Schedule } from './autosave.ts'
import { createDraft, type Draft } from './draft.ts'
import { createGesture, type Gesture } from './gesture.ts'
import { LabelsView } from './labels-view.ts'
import { rebase } from './rebase.ts'
import { isEmpty, sidesOf, touchedBy, wantedBy, type Wanted } from './sides.ts'

export interface ItemDocumentOptions {
  readonly opened: Pick<OpenedItem, 'changes'>
  readonly save: SaveChanges
  readonly now: () => Date
  /** A fresh id of 4 to 64 letters, digits, `_` or `-`. */
  readonly newId: () => string
  /** Reads the item again when the station says STALE_EDIT. Without it the failure is shown and tried again. */
  readonly reload?: () => Promise<Pick<OpenedItem, 'changes'>>
  readonly schedule?: Schedule
  /** Completes what the person made before it becomes a change; null: the label is new. Default: nothing is added. */
  readonly settle?: (before: Label | null, after: Label) => Label
}

/**
 * Which labels may look different now, previews included; empty when only the save state changed, `all` when the item
 * was laid anew on what the station holds. The set is the listener's only while it is being told.
 */
export type Touched = ReadonlySet<LabelId> | 'all'
export type DocumentListener = (touched: Touched) => void

/** The labels of one open item, how they came to be, and whether they are saved. No function needs `this`. */
export interface ItemDocument {
  /**
   * What is to be seen: committed labels with the preview of a running gesture. The same object until they change; an
   * object of before shows what is there now, so copy what must stay.
   */
  readonly labels: () => Labels
  readonly label: (id: LabelId) => Label | null
  /** Whether what is to be seen of a label is the preview of a running gesture. */
  readonly isPreview: (id: LabelId) => boolean
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
  /**
   * Undoes so many edits of a person when `by` is below 0, else does so many again; fewer when there are no more. A gesture
   * that runs is called off. Each is a change of its own, as if done one by one; they are told and sent together.
   */
  readonly travel: (by: number) => readonly Change[]
  /** Tells after each change of labels, history or save state. Returns how to leave. */
  readonly subscribe: (listener: DocumentListener) => () => void
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
  /** Changed in place: a copy of 200,000 labels at each change would be felt. */
  readonly labels: Map<LabelId, Label>
  readonly history: History
}

const untouched: Touched = new Set()

const committedBy = (changes: readonly Change[]): Committed => ({
  changes,
  labels: labelsAfter(changes),
  history: historyOf(changes),
})

class SavedDocument implements ItemDocument {
  readonly #options: ItemDocumentOptions
  readonly #autosave: Autosave
  readonly #listeners = new Set<DocumentListener>()
  #committed: Committed
  #shown: Labels
  /** What the preview of the running gesture lays over the committed labels. */
  #preview: Wanted = new Map()
  #touched: Touched = untouched
  #gesture: Gesture | null = null

  constructor(options: ItemDocumentOptions) {
    this.#options = options
    this.#committed = committedBy(options.opened.changes)
    this.#shown = new LabelsView(this.#committed.labels)
    this.#autosave = createAutosave({
      after: this.#committed.changes.at(-1)?.id ?? null,
      save: options.save,
      schedule: options.schedule ?? scheduleByTimer,
      onState: () => {
        this.#notify()
      },
      reload: async () => {
        if (options.reload) return (await options.reload()).changes
        throw Object.assign(new Error('This item was changed elsewhere.'), { code: 'STALE_EDIT' })
      },
      restack: (stored, unsaved) => this.#restack(stored, unsaved),
    })
  }

  readonly labels = (): Labels => this.#shown
  readonly label = (id: LabelId): Label | null => this.#shown.get(id) ?? null
  readonly isPreview = (id: LabelId): boolean => this.#preview.has(id)
  readonly changes = (): readonly Change[] => this.#committed.changes
  readonly history = (): History => this.#committed.history
  readonly newLabelId = (): LabelId => this.#options.newId() as LabelId
  readonly saveState = (): SaveState => this.#autosave.state()
  readonly flush = (): Promise<void> => this.#autosave.flush()

  readonly transact = (cause: string, edit: (draft: Draft) => void): Change | null => {
    this.#gesture?.commit()
    const draft = createDraft(this.#committed.labels)
    edit(draft)
    return this.#settle(cause, draft.wanted())
  }

  readonly begin = (cause: string): Gesture => {
    this.#gesture?.commit()
    this.#gesture = createGesture({
      preview: (wanted) => {
        this.#lay(wanted)
      },
      end: (wanted) => {
        this.#gesture = null
        const change = wanted ? this.#settle(cause, wanted) : null
        if (!change) this.#lay(new Map())
        return change
      },
    })
    return this.#gesture
  }

  readonly undo = (): Change | null => {
    if (!this.#gesture) return this.travel(-1)[0] ?? null
    this.#gesture.cancel()
    return null
  }

  readonly redo = (): Change | null => {
    this.#gesture?.commit()
    return this.travel(1)[0] ?? null
  }

  readonly travel = (by: number): readonly Change[] => {
    this.#gesture?.cancel()
    const { undoable, redoable } = this.#committed.history
    const edits = by < 0 ? undoable.slice(by) : by > 0 ? redoable.slice(-by) : []
    return this.#commit(
      edits.toReversed().map((edit) => (labels: Labels) => ({
        ...{ cause: by < 0 ? 'history.undo' : 'history.redo', origin: 'history' as const, reverts: edit.id },
        ...sidesOf(labels, wantedBy(by < 0 ? invertedSides(edit) : edit, labels)),
      })),
    )
  }

  readonly subscribe = (listener: DocumentListener): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly dispose = (): void => {
    this.#autosave.stop()
    this.#listeners.clear()
  }

  /** Whatever is told first after a change of labels tells what it touched, be it only that saving began. */
  #notify(): void {
    const touched = this.#touched
    this.#touched = untouched
    for (const listener of [...this.#listeners]) listener(touched)
  }

  /** Shows another preview: what the one before it touched is touched again. */
  #lay(wanted: Wanted): void {
    if (wanted.size === 0 && this.#preview.size === 0) return
    this.#touched = new Set([...this.#preview.keys(), ...wanted.keys()])
    this.#preview = wanted
    this.#shown = new LabelsView(this.#committed.labels, wanted)
    this.#notify()
  }

  #settle(cause: string, wanted: Wanted): Change | null {
    const { settle } = this.#options
    const { labels } = this.#committed
    const complete = ([id, label]: [LabelId, Label | null]): [LabelId, Label | null] => [
      id,
      label && settle ? settle(labels.get(id) ?? null, label) : label,
    ]
    const sides = sidesOf(labels, settle ? new Map([...wanted].map(complete)) : wanted)
    if (isEmpty(sides)) return null
    return this.#commit([() => ({ cause, origin: 'user', ...sides })])[0] ?? null
  }

  /** Makes changes one after the other, each from the labels as the one before leaves them, and tells of all at once. */
  #commit(edits: readonly ((labels: Labels) => Omit<Change, 'id' | 'at'>)[]): readonly Change[] {
    if (edits.length === 0) return []
    const { labels, changes, history } = this.#committed
    const touched = new Set(this.#preview.keys())
    const made = edits.map((edit): Change => {
      const id = this.#options.newId() as ChangeId
      const change = { id, at: this.#options.now().toISOString(), ...edit(labels) }
      for (const one of touchedBy(change)) touched.add(one)
      applyInPlace(labels, change)
      return change
    })
    this.#touched = touched
    this.#committed = { changes: [...changes, ...made], labels, history: recordChanges(history, made) }
    this.#preview = new Map()
    this.#shown = new LabelsView(labels)
    this.#autosave.push(...made)
    if (this.#touched !== untouched) this.#notify()
    return made
  }

  #restack(stored: readonly Change[], unsaved: readonly Change[]): readonly Change[] {
    const rest = rebase(stored, unsaved, this.#committed.changes)
    this.#committed = committedBy([...stored, ...rest])
    this.#shown = new LabelsView(this.#committed.labels, this.#preview)
    this.#touched = 'all'
    this.#notify()
    return rest
  }
}

/**
 * Opens the document of an item.
 *
 * One gesture is one {@link Change}; undo and redo are changes with origin `history`, saved like any other, so undo
 * survives a restart and never records itself. Every change is sent at once.
 */
export const createItemDocument = (options: ItemDocumentOptions): ItemDocument => new SavedDocument(options)
