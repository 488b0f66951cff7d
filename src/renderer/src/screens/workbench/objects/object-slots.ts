import type { LabelId } from '../../../../../shared/ids.ts'
import type { ClassId } from '../../../../../shared/labels/base.ts'
import { gapsOf, isSuggestion } from '../../../../../shared/labels/finish-rules.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { labelText } from './search-text.ts'

/** One label in the index. `slot` is its place in order of appearance; a removed one leaves its slot empty. */
export interface Slot {
  label: Label
  /** Its class, or undefined when the ontology does not know it. */
  entry: OntologyClass | undefined
  /** Place of the class in the ontology; after the last for a class that is not known. */
  classPlace: number
  /** How many of its class came up to here, from 1. */
  number: number
  /** How many answers it lacks. */
  gaps: number
  /** Null until a filter asks. */
  text: string | null
}

/** What changed at one label. */
export type Turn = 'none' | 'look' | 'shape'

const asksNothing = (entry: OntologyClass | undefined): boolean =>
  !entry || (entry.transcription !== 'required' && (entry.attributes ?? []).length === 0)

/** The labels of an item in order of appearance, kept up with by the ids that were touched. */
export class ObjectSlots {
  readonly #classes: ReadonlyMap<ClassId, readonly [OntologyClass, number]>
  readonly #classCount: number
  readonly #byId = new Map<LabelId, number>()
  readonly #counts = new Map<ClassId, number>()
  #slots: (Slot | null)[] = []
  /** How many labels of a class there are in all, by the place of the class. */
  #totals = new Uint32Array(0)
  #gaps = 0
  readonly #lacking = new Set<LabelId>()
  readonly #itemLabels = new Map<LabelId, Label>()
  #numbersStale = false

  constructor(ontology: Ontology) {
    this.#classes = new Map(ontology.classes.map((entry, place) => [entry.id, [entry, place] as const]))
    this.#classCount = ontology.classes.length
  }

  /** Begins anew with these labels. */
  readonly fill = (labels: Iterable<Label>): void => {
    this.#slots = []
    this.#byId.clear()
    this.#counts.clear()
    this.#gaps = 0
    this.#lacking.clear()
    this.#itemLabels.clear()
    for (const label of labels) this.#add(label)
    this.#numbersStale = true
  }

  /** Takes one label as it is now; null when it is gone. `shape`: what is listed, or where, may be another. */
  readonly touch = (id: LabelId, label: Label | null): Turn => {
    const place = this.#byId.get(id)
    const slot = place === undefined ? null : (this.#slots[place] ?? null)
    if (place === undefined || slot === null) {
      if (!label) return 'none'
      this.#add(label)
      this.#numbersStale = true
      return 'shape'
    }
    if (slot.label === label) return 'none'
    this.#count(slot, -1)
    if (!label) {
      this.#slots[place] = null
      this.#byId.delete(id)
      this.#itemLabels.delete(id)
      this.#numbersStale = true
      return 'shape'
    }
    const next = this.#slotOf(label)
    next.number = slot.number
    this.#put(place, next)
    this.#count(next, 1)
    if (next.classPlace !== slot.classPlace) this.#numbersStale = true
    return next.classPlace === slot.classPlace && label.group === slot.label.group ? 'look' : 'shape'
  }

  readonly placeOf = (id: LabelId): number | null => this.#byId.get(id) ?? null
  readonly at = (place: number): Slot | null => this.#slots[place] ?? null
  /** How many slots there are, empty ones too. */
  readonly length = (): number => this.#slots.length
  readonly size = (): number => this.#byId.size
  /** How many labels of a class there are; suggestions do not count. */
  readonly countOf = (classId: ClassId): number => this.#counts.get(classId) ?? 0
  /** Answers that labels lack, all together. */
  readonly gaps = (): number => this.#gaps

  /** The labels that lack an answer. The same set always, kept up with. */
  readonly lacking = (): ReadonlySet<LabelId> => this.#lacking

  /** The first label that lacks an answer, listed or not. */
  readonly firstWithGap = (): LabelId | null =>
    this.#slots.find((slot) => slot !== null && slot.gaps > 0)?.label.id ?? null

  /** Labels of the whole item, in order of appearance. */
  readonly itemLabels = (): readonly Label[] => [...this.#itemLabels.values()]

  readonly text = (slot: Slot): string => (slot.text ??= labelText(slot.label))

  /** The class, with a number when there are several of it. Numbers must be settled. */
  readonly nameOf = ({ label, entry, classPlace, number }: Slot): string => {
    const base = entry?.name ?? label.classId
    return (this.#totals[classPlace] ?? 0) > 1 ? `${base} ${String(number)}` : base
  }

  /** Numbers the labels of each class anew, when that is needed. */
  readonly settleNumbers = (): void => {
    if (!this.#numbersStale) return
    this.#numbersStale = false
    const seen = (this.#totals = new Uint32Array(this.#classCount + 1))
    for (const slot of this.#slots) {
      if (slot) slot.number = seen[slot.classPlace] = (seen[slot.classPlace] ?? 0) + 1
    }
  }

  #add(label: Label): void {
    const slot = this.#slotOf(label)
    this.#byId.set(label.id, this.#slots.length)
    this.#put(this.#slots.length, slot)
    this.#count(slot, 1)
  }

  #put(place: number, slot: Slot): void {
    this.#slots[place] = slot
    if (slot.label.kind === 'item-class') this.#itemLabels.set(slot.label.id, slot.label)
    else this.#itemLabels.delete(slot.label.id)
  }

  #slotOf(label: Label): Slot {
    const [entry, classPlace] = this.#classes.get(label.classId) ?? [undefined, this.#classCount]
    const gaps = asksNothing(entry) ? 0 : gapsOf(label, entry).length
    return { label, entry, classPlace, number: 0, gaps, text: null }
  }

  #count({ label, gaps }: Slot, by: 1 | -1): void {
    this.#gaps += gaps * by
    if (by > 0 && gaps > 0) this.#lacking.add(label.id)
    else this.#lacking.delete(label.id)
    if (!isSuggestion(label)) this.#counts.set(label.classId, this.countOf(label.classId) + by)
  }
}
