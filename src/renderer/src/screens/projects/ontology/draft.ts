import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import type { LabelKind } from '../../../../../shared/labels/index.ts'
import type { Skeleton } from '../../../../../shared/labels/keypoints.ts'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'

/** An option while it is being written. `signed`: labels may hold it, so its words stay. */
export interface OptionDraft {
  readonly key: number
  readonly words: string
  readonly signed: boolean
}

/** A question while it is being written; numbers are as they are typed. What its kind does not use is kept, unused. */
export interface QuestionDraft {
  readonly key: number
  readonly name: string
  readonly kind: Attribute['kind']
  readonly required: boolean
  readonly retired: boolean
  /** Asked only while the question of that key has one of these answers. */
  readonly when: { readonly question: number; readonly equals: readonly string[] } | null
  readonly options: readonly OptionDraft[]
  readonly min: string
  readonly max: string
  readonly step: string
  readonly unit: string
  readonly maxLength: string
  readonly lines: 'one' | 'many' | null
  /** What a new label begins with: several for several options, `true` or `false`, else one. */
  readonly first: readonly string[]
  readonly signed?: Attribute
}

/** A point of a skeleton, its place 0 to 1 of the frame. */
export interface PointDraft {
  readonly key: number
  readonly name: string
  readonly x: number
  readonly y: number
}

export interface SkeletonDraft {
  readonly points: readonly PointDraft[]
  /** Pairs of keys of points. */
  readonly edges: readonly (readonly [number, number])[]
}

/** A class while it is being written. `key` only tells rows apart; the id of the class is made from its name at the end. */
export interface ClassDraft {
  readonly key: number
  readonly name: string
  readonly colour: number
  readonly kinds: readonly LabelKind[]
  readonly questions: readonly QuestionDraft[]
  readonly skeleton: SkeletonDraft | null
  readonly transcription: OntologyClass['transcription'] | null
  readonly howMany: OntologyClass['howMany'] | null
  readonly description: string
  readonly retired: boolean
  /** The class as it was signed, when there is one: labels may have it, so it stays, and each of its kinds too. */
  readonly signed?: OntologyClass
}

export interface OntologyDraft {
  /** Markdown. */
  readonly guidelines: string
  readonly classes: readonly ClassDraft[]
}

/** The first key that no entry of a list has. */
export const nextKey = (list: readonly { readonly key: number }[]): number =>
  list.reduce((most, { key }) => Math.max(most, key), 0) + 1

/** A question without words. */
export const blankQuestion = (key: number): QuestionDraft => ({
  ...{ key, name: '', kind: 'select', required: false, retired: false, when: null },
  options: [
    { key: 1, words: '', signed: false },
    { key: 2, words: '', signed: false },
  ],
  ...{ min: '', max: '', step: '', unit: '', maxLength: '', lines: null, first: [] },
})

/** A class without words. */
export const blankClass = (key: number, fields: Partial<ClassDraft> = {}): ClassDraft => ({
  ...{ key, name: '', colour: 1, kinds: ['box'], questions: [], skeleton: null },
  ...{ transcription: null, howMany: null, description: '', retired: false },
  ...fields,
})

const typed = (value: number | undefined): string => (value === undefined ? '' : String(value))

const firstOf = (value: Attribute['default']): readonly string[] => {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [String(value)]
}

const questionOf = (entry: Attribute, key: number, signed: Attribute | undefined): Omit<QuestionDraft, 'when'> => {
  const kept = new Set(signed && 'options' in signed ? signed.options : [])
  return {
    ...blankQuestion(key),
    ...{ name: entry.name, kind: entry.kind, required: entry.required ?? false, retired: entry.retired ?? false },
    first: firstOf(entry.default),
    ...('options' in entry && {
      options: entry.options.map((words, at) => ({ key: at + 1, words, signed: kept.has(words) })),
    }),
    ...(entry.kind === 'number' && {
      ...{ min: typed(entry.min), max: typed(entry.max), step: typed(entry.step), unit: entry.unit ?? '' },
    }),
    ...(entry.kind === 'text' && { maxLength: typed(entry.maxLength), lines: entry.lines ?? null }),
    ...(signed && { signed }),
  }
}

const questionsOf = (list: readonly Attribute[], signed: readonly Attribute[]): readonly QuestionDraft[] => {
  const keys = new Map(list.map(({ id }, at) => [id, at + 1]))
  return list.map((entry, at) => ({
    ...questionOf(
      entry,
      at + 1,
      signed.find(({ id }) => id === entry.id),
    ),
    when: entry.when ? { question: keys.get(entry.when.attribute) ?? 0, equals: entry.when.equals } : null,
  }))
}

/** A skeleton to write on; keys of points count from 1. */
export const skeletonDraft = ({ points, edges }: Skeleton): SkeletonDraft => ({
  points: points.map((point, at) => ({ key: at + 1, ...point })),
  edges: edges.map(([a, b]) => [a + 1, b + 1]),
})

/** An ontology to write on. What stands in `before` too is signed: labels may hold it. */
export const draftOf = (value: Ontology, before: Ontology | null): OntologyDraft => ({
  guidelines: value.guidelines ?? '',
  classes: value.classes.map((entry, at) => {
    const signed = before?.classes.find(({ id }) => id === entry.id)
    return {
      ...{ key: at + 1, name: entry.name, colour: entry.colour, kinds: entry.kinds },
      questions: questionsOf(entry.attributes ?? [], signed?.attributes ?? []),
      skeleton: entry.skeleton ? skeletonDraft(entry.skeleton) : null,
      ...{ transcription: entry.transcription ?? null, howMany: entry.howMany ?? null },
      ...{ description: entry.description ?? '', retired: entry.retired ?? false },
      ...(signed && { signed }),
    }
  }),
})
