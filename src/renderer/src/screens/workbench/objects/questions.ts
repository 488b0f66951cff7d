import type { LabelId } from '../../../../../shared/ids.ts'
import { missingOf, type Answers } from '../../../../../shared/labels/attribute-rules.ts'
import { withAnswer } from '../../../../../shared/labels/answering.ts'
import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import type { AttributeValue } from '../../../../../shared/labels/base.ts'
import { takesWords } from '../../../../../shared/labels/finish-rules.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'

/** Stands for the transcription among the questions; no attribute of an ontology is called so. */
export const wordsQuestion = '·words'

/** What is asked about a label: the words at the place, when they are to be written down, then its attributes. */
export const questionsOf = (entry: OntologyClass | undefined, kind: Label['kind']): readonly Attribute[] => {
  if (!entry) return []
  const words: Attribute = {
    ...{ id: wordsQuestion, name: 'Words', kind: 'text', lines: 'many' },
    ...(entry.transcription === 'required' ? { required: true } : {}),
  }
  const attributes = entry.attributes ?? []
  return entry.transcription && takesWords(kind) ? [words, ...attributes] : attributes
}

/** What a label answers, with its transcription among the answers. */
export const answersOf = (label: Label): Answers =>
  label.transcription === undefined ? label.attributes : { ...label.attributes, [wordsQuestion]: label.transcription }

/** Several labels as one form sees them. */
export interface SharedQuestions {
  readonly attributes: readonly Attribute[]
  readonly answers: Answers
  /** Ids of what they answer differently. */
  readonly mixed: ReadonlySet<string>
  readonly missing: ReadonlySet<string>
}

const sameValue = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]))

const isSameQuestion = (one: Attribute, other: Attribute): boolean =>
  one.id === other.id &&
  one.kind === other.kind &&
  ('options' in one ? one.options.join('\n') : '') === ('options' in other ? other.options.join('\n') : '')

/** What all of some labels are asked alike, and what they answer. */
export const sharedQuestions = (
  labels: readonly Label[],
  classOf: (label: Label) => OntologyClass | undefined,
): SharedQuestions => {
  const [first, ...others] = labels
  if (!first) return { attributes: [], answers: {}, mixed: new Set(), missing: new Set() }
  const byEntry = new Map<string, readonly Attribute[]>()
  for (const label of labels) {
    const key = `${label.classId}/${String(takesWords(label.kind))}`
    if (!byEntry.has(key)) byEntry.set(key, questionsOf(classOf(label), label.kind))
  }
  const [asked = [], ...more] = [...byEntry.values()]
  const attributes = asked.filter((one) => more.every((list) => list.some((other) => isSameQuestion(one, other))))
  const answers = answersOf(first)
  const mixed = new Set<string>()
  const missing = new Set<string>()
  for (const label of labels) {
    const own = label === first ? answers : answersOf(label)
    for (const { id } of missingOf(attributes, own)) missing.add(id)
    if (others.length > 0) for (const { id } of attributes) if (!sameValue(own[id], answers[id])) mixed.add(id)
  }
  return { attributes, answers, mixed, missing }
}

/** One label after an answer; the transcription is an answer too. */
const answered = (label: Label, entry: OntologyClass | undefined, answer: Answer): Label => {
  const { id, value } = answer
  if (id !== wordsQuestion)
    return { ...label, attributes: withAnswer(entry?.attributes ?? [], label.attributes, answer) }
  const { transcription: _, ...rest } = label
  return value === undefined ? rest : { ...rest, transcription: String(value) }
}

export interface Answer {
  readonly id: string
  /** Undefined takes the answer back. */
  readonly value: AttributeValue | undefined
}

/** Answers a question for labels, as one change. */
export const answerLabels = (
  doc: ItemDocument,
  ids: Iterable<LabelId>,
  { classOf, ...answer }: Answer & { readonly classOf: (label: Label) => OntologyClass | undefined },
): void => {
  doc.transact(answer.id === wordsQuestion ? 'transcription.set' : 'attributes.set', (draft) => {
    for (const id of ids) {
      const label = draft.get(id)
      if (label) draft.put(answered(label, classOf(label), answer))
    }
  })
}
