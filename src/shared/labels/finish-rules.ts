import type { LabelId } from '../ids.ts'
import { missingOf } from './attribute-rules.ts'
import type { ClassId } from './base.ts'
import type { Label, LabelKind } from './index.ts'
import type { Ontology, OntologyClass } from './ontology.ts'

// No schema here: the window imports this file at run time.

/** What an item consists of. */
export type ItemKind = 'image' | 'text' | 'image-text'

/** One thing that holds an item back from being finished. */
export interface Gap {
  /** Null when no label is there yet: the class demands one. */
  readonly labelId: LabelId | null
  readonly classId: ClassId
  /** The attribute to answer, or what else is to be done. */
  readonly what: { readonly attribute: string } | 'transcription' | 'too-few' | 'too-many'
}

/** All that holds an item back: gaps in its order of classes, and suggestions that nobody decided. */
export interface FinishFaults {
  readonly gaps: readonly Gap[]
  readonly suggestions: readonly LabelId[]
}

/** Proposed by a model and neither accepted nor rejected: no work of anybody, so nothing is asked about it. */
export const isSuggestion = (label: Label): boolean => label.assist?.accepted === false

/** The labels that are somebody's work: all but suggestions. */
export const workAmong = (labels: Iterable<Label>): Label[] => [...labels].filter((label) => !isSuggestion(label))

/** Whether the words at a label are written down with it: only where it has a place in a picture. */
export const takesWords = (kind: LabelKind): boolean => kind !== 'span' && kind !== 'item-class'

/** What is missing in one label. Without its class in the ontology nothing is asked. */
export const gapsOf = (label: Label, entry: OntologyClass | undefined): readonly Gap[] => {
  if (!entry || isSuggestion(label)) return []
  const at = { labelId: label.id, classId: label.classId }
  const words = (label.transcription ?? '').trim()
  const noWords = entry.transcription === 'required' && takesWords(label.kind) && words === ''
  return [
    ...(noWords ? [{ ...at, what: 'transcription' as const }] : []),
    ...missingOf(entry.attributes ?? [], label.attributes).map(({ id }) => ({ ...at, what: { attribute: id } })),
  ]
}

/** Whether a class can be given on an item of this kind at all; else the item cannot be asked for one. */
const fitsOn = (entry: OntologyClass, kind: ItemKind): boolean =>
  entry.kinds.some((may) => may === 'item-class' || (may === 'span' ? kind !== 'image' : kind !== 'text'))

/** What a class lacks or has too many of, given how many labels of it there are. */
export const countGaps = (entry: OntologyClass, count: number, kind: ItemKind): readonly Gap[] => {
  if (!entry.howMany || entry.retired || !fitsOn(entry, kind)) return []
  const at = { labelId: null, classId: entry.id }
  if (count > 1 && entry.howMany === 'exactly-one') return [{ ...at, what: 'too-many' }]
  if (count > 0) return []
  const asked = missingOf(entry.attributes ?? [], {})
  const isQuestion = entry.kinds.every((may) => may === 'item-class') && asked.length > 0
  return isQuestion ? asked.map(({ id }) => ({ ...at, what: { attribute: id } })) : [{ ...at, what: 'too-few' }]
}

/** Everything that holds an item back from being finished; see {@link FinishFaults}. Costs one look at each label. */
export const finishFaults = (labels: Iterable<Label>, ontology: Ontology, kind: ItemKind): FinishFaults => {
  const classes = new Map(ontology.classes.map((entry) => [entry.id, entry]))
  const counts = new Map<ClassId, number>()
  const gaps: Gap[] = []
  const suggestions: LabelId[] = []
  for (const label of labels) {
    if (isSuggestion(label)) {
      suggestions.push(label.id)
      continue
    }
    counts.set(label.classId, (counts.get(label.classId) ?? 0) + 1)
    gaps.push(...gapsOf(label, classes.get(label.classId)))
  }
  for (const entry of ontology.classes) gaps.push(...countGaps(entry, counts.get(entry.id) ?? 0, kind))
  return { gaps, suggestions }
}

/** Whether an item may be finished. */
export const mayFinish = ({ gaps, suggestions }: FinishFaults): boolean => gaps.length + suggestions.length === 0
