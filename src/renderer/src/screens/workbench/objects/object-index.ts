import type { LabelId } from '../../../../../shared/ids.ts'
import { gapsOf, type Gap } from '../../../../../shared/labels/finish-rules.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import type { Touched } from '../../../document/item-document.ts'
import { groupedOrder, type GroupedObjects, type ObjectGrouping } from './object-groups.ts'
import { ObjectMatches } from './object-matches.ts'
import { orderedPlaces, type InSteps, type ObjectSort } from './object-order.ts'
import { ObjectSlots, type Slot } from './object-slots.ts'

/** How the list is asked for. */
export interface ObjectsAsked {
  readonly filter: string
  readonly sort: ObjectSort
  readonly grouping: ObjectGrouping
}

/** Labels by id, as a document has them. */
export interface LabelSource {
  readonly labels: () => { readonly values: () => Iterable<Label> }
  readonly label: (id: LabelId) => Label | null
}

export interface ObjectIndexOptions {
  readonly source: LabelSource
  readonly ontology: Ontology
  readonly isHidden: (id: LabelId) => boolean
}

const nothing: GroupedObjects = { order: new Uint32Array(0), groups: [] }
const asTheyCame: ObjectsAsked = { filter: '', sort: 'time', grouping: 'class' }

/**
 * What the list of objects knows of the labels: names, gaps, order, groups and which match. A change costs the labels it
 * touches; what is listed is made anew in steps ({@link ObjectIndex.advance}), and until then the list before stands.
 */
export class ObjectIndex {
  readonly slots: ObjectSlots
  readonly #source: LabelSource
  readonly #matches: ObjectMatches
  #asked = asTheyCame
  #order: Uint32Array | null = null
  #listed = nothing
  #work: InSteps<GroupedObjects> | null = null
  #version = 0

  constructor({ source, ontology, isHidden }: ObjectIndexOptions) {
    this.#source = source
    this.slots = new ObjectSlots(ontology)
    this.slots.fill(source.labels().values())
    this.#matches = new ObjectMatches(this.slots, { isHidden, text: (slot) => this.slots.text(slot as Slot) })
    this.#work = this.#list()
  }

  /** Another number whenever something of the list may look different. */
  readonly version = (): number => this.#version
  readonly asked = (): ObjectsAsked => this.#asked
  /** What is listed, group after group; behind what is there until {@link advance} has answered true. */
  readonly listed = (): GroupedObjects => this.#listed

  readonly ask = (asked: Partial<ObjectsAsked>): void => {
    const before = this.#asked
    this.#asked = { ...before, ...asked }
    if (this.#asked.sort !== before.sort) this.#order = null
    this.#matches.filter(this.#asked.filter)
    this.#begin()
  }

  /** What is hidden has changed. */
  readonly look = (): void => {
    if (this.#asked.filter === '') return
    this.#matches.forget()
    this.#begin()
  }

  /** Takes in what a document told. `stays`: what is being worked on does not leave the list while it is. */
  readonly touch = (touched: Touched, stays: ReadonlySet<LabelId>): void => {
    this.#version++
    if (touched === 'all') {
      this.slots.fill(this.#source.labels().values())
      this.#matches.forget()
      this.#order = null
      this.#begin()
      return
    }
    for (const id of touched) {
      const turn = this.slots.touch(id, this.#source.label(id))
      if (turn === 'none') continue
      const place = this.slots.placeOf(id)
      if (place !== null) this.#matches.touch(place, stays.has(id))
      if (turn === 'shape') this.#order = null
      if (turn === 'shape' || this.#asked.filter !== '') this.#begin()
    }
  }

  /** Sorts anew by what a change may have moved: not at each step of a drag, but when it rests. */
  readonly settle = (): void => {
    if (this.#asked.sort === 'time' || this.#asked.sort === 'class') return
    this.#order = null
    this.#begin()
  }

  /**
   * Works on the list for at most so long; true when it is up to date.
   *
   * @param budgetMs - Infinity: to the end.
   */
  readonly advance = (budgetMs: number, nowMs: () => number): boolean => {
    const untilMs = nowMs() + budgetMs
    while (this.#work) {
      const step = this.#work.next()
      if (step.done) {
        this.#listed = step.value
        this.#work = null
        this.#version++
      } else if (nowMs() > untilMs) return false
    }
    return true
  }

  /** The name in the list: the class, with a number when there are several of it. */
  readonly nameOf = (slot: Slot): string => {
    this.slots.settleNumbers()
    return this.slots.nameOf(slot)
  }

  /** Gaps of a label; none when it is not there. */
  readonly gapsAt = (id: LabelId): readonly Gap[] => {
    const slot = this.#slotOf(id)
    return slot && slot.gaps > 0 ? gapsOf(slot.label, slot.entry) : []
  }

  /** The next label with a gap after `after` in the order of the list, from the start again after the last. */
  readonly nextWithGap = (after: LabelId | null): LabelId | null => {
    const { order } = this.#listed
    const now = after === null ? -1 : order.indexOf(this.slots.placeOf(after) ?? -1)
    for (let step = 1; step <= order.length; step++) {
      const slot = this.slots.at(order[(now + step) % order.length] ?? -1)
      if (slot && slot.gaps > 0) return slot.label.id
    }
    return this.slots.firstWithGap()
  }

  #slotOf(id: LabelId): Slot | null {
    const place = this.slots.placeOf(id)
    return place === null ? null : this.slots.at(place)
  }

  #begin(): void {
    this.#version++
    this.#work = this.#list()
  }

  *#list(): InSteps<GroupedObjects> {
    this.slots.settleNumbers()
    yield
    const order = (this.#order ??= yield* orderedPlaces(this.slots, this.#asked.sort))
    const matching = yield* this.#matches.among(order)
    yield
    return groupedOrder(this.slots, matching, this.#asked.grouping)
  }
}
