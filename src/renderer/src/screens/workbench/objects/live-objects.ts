import type { LabelId } from '../../../../../shared/ids.ts'
import { countGaps, type Gap, type ItemKind } from '../../../../../shared/labels/finish-rules.ts'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { ObjectIndex, type ObjectsAsked } from './object-index.ts'

/** When to work. In the window: the next frame, a timer, the clock of the page. */
export interface Pace {
  readonly nextFrame: (run: () => void) => void
  readonly later: (delayMs: number, run: () => void) => () => void
  readonly nowMs: () => number
}

const paceOfWindow: Pace = {
  nextFrame: (run) => void requestAnimationFrame(run),
  later: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
  nowMs: () => performance.now(),
}

/** So much of a frame of 16 ms may go into the list. */
const budgetMs = 6
/** A drag rests after so long without a step. */
const restMs = 250

export interface LiveObjectsOptions {
  readonly doc: Pick<ItemDocument, 'labels' | 'label' | 'subscribe'>
  readonly ontology: Ontology
  readonly kind: ItemKind
  readonly isHidden: (id: LabelId) => boolean
  readonly pace?: Pace
}

/** The objects of an open item, kept up with frame by frame. For `useSyncExternalStore`; no function needs `this`. */
export class LiveObjects {
  readonly index: ObjectIndex
  readonly #options: LiveObjectsOptions
  readonly #pace: Pace
  readonly #listeners = new Set<() => void>()
  #stays: ReadonlySet<LabelId> = new Set()
  #isWaiting = false
  #callOffRest = () => {}
  #shown = 0

  constructor(options: LiveObjectsOptions) {
    this.#options = options
    this.#pace = options.pace ?? paceOfWindow
    this.index = new ObjectIndex({ source: options.doc, ontology: options.ontology, isHidden: options.isHidden })
    this.index.advance(budgetMs, this.#pace.nowMs)
    this.#shown = this.index.version()
  }

  /** Follows the document until the returned function is called. */
  readonly start = (): (() => void) => {
    this.#await()
    const leave = this.#options.doc.subscribe((touched) => {
      if (touched !== 'all' && touched.size === 0) return
      this.index.touch(touched, this.#stays)
      this.#callOffRest()
      this.#callOffRest = this.#pace.later(restMs, () => {
        this.index.settle()
        this.#await()
      })
      this.#await()
    })
    return () => {
      leave()
      this.#callOffRest()
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Another number after each frame in which something changed. */
  readonly version = (): number => this.#shown

  readonly ask = (asked: Partial<ObjectsAsked>): void => {
    this.index.ask(asked)
    this.#frame()
  }

  /** What is hidden has changed. */
  readonly look = (): void => {
    this.index.look()
    this.#await()
  }

  /** What the person works on: it stays listed while it is, also when the filter no longer finds it. */
  readonly stay = (ids: ReadonlySet<LabelId>): void => {
    this.#stays = ids
  }

  /** What classes demand of the whole item and it does not have. */
  readonly demanded = (): readonly Gap[] =>
    this.#options.ontology.classes.flatMap((entry) =>
      entry.howMany ? countGaps(entry, this.index.slots.countOf(entry.id), this.#options.kind) : [],
    )

  /** How many things hold the item back; suggestions are counted apart. */
  readonly gapCount = (): number => this.index.slots.gaps() + this.demanded().length

  /** Where to go next to fill something in: after a label, else what the item as a whole lacks. */
  readonly nextGap = (after: LabelId | null): Gap | null => {
    const id = this.index.nextWithGap(after)
    return (id === null ? undefined : this.index.gapsAt(id)[0]) ?? this.demanded()[0] ?? null
  }

  #await(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#pace.nextFrame(() => {
      this.#isWaiting = false
      this.#frame()
    })
  }

  #frame(): void {
    if (!this.index.advance(budgetMs, this.#pace.nowMs)) this.#await()
    if (this.#shown === this.index.version()) return
    this.#shown = this.index.version()
    for (const listener of [...this.#listeners]) listener()
  }
}
