import { answerFault } from '../../../../../shared/labels/attribute-rules.ts'
import { attributesFrom, typedNumber } from './build.ts'
import type { ClassDraft, OntologyDraft, PointDraft, QuestionDraft } from './draft.ts'
import { answersOf } from './question-edits.ts'

/** What has to be put right before the ontology can be signed: words by the place of the field, see {@link at}. */
export type Problems = ReadonlyMap<string, string>

/** The places of fields, from the class inwards. */
export const at = {
  class: (key: number, field: string): string => `${String(key)}/${field}`,
  question: (owner: number, key: number, field: string): string => `${String(owner)}/q${String(key)}/${field}`,
  option: (owner: number, question: number, key: number): string =>
    `${String(owner)}/q${String(question)}/o${String(key)}`,
  point: (owner: number, key: number): string => `${String(owner)}/p${String(key)}`,
}

/** Whether anything inside of a place is wrong. */
export const hasProblem = (problems: Problems, place: string): boolean =>
  [...problems.keys()].some((key) => key.startsWith(`${place}/`))

type Found = readonly (readonly [place: string, words: string])[]

interface Named {
  readonly place: string
  readonly name: string
}

/** Names that are missing, too long, or there twice; `sameCase` tells whether only equal letters are the same. */
const nameFaults = (
  names: readonly Named[],
  most: number,
  says: { readonly blank: string; readonly twice: string; readonly sameCase?: boolean },
): Found => {
  const seen = new Set<string>()
  return names.flatMap(({ place, name }) => {
    const words = name.trim()
    const known = says.sameCase ? words : words.toLowerCase()
    const isTwice = seen.has(known)
    seen.add(known)
    if (words === '') return [[place, says.blank] as const]
    if (words.length > most) return [[place, `At most ${String(most)} characters.`] as const]
    return isTwice ? [[place, says.twice] as const] : []
  })
}

const longer = (place: string, text: string, most: number): Found =>
  text.length > most ? [[place, `At most ${String(most)} characters; there are ${String(text.length)}.`]] : []

const conditionFault = (question: QuestionDraft, before: readonly QuestionDraft[]): string | null => {
  if (!question.when || question.retired) return null
  const { equals } = question.when
  const asked = before.find(({ key }) => key === question.when?.question)
  if (!asked) return 'Choose a question that stands before this one.'
  if (asked.retired) return 'This question is not asked any more. Choose another one.'
  if (equals.length === 0) return 'Choose at least one answer.'
  const known = answersOf(asked)
  return known.length > 0 && equals.some((words) => !known.includes(words))
    ? 'An answer chosen here is not there any more.'
    : null
}

/** A condition has to be one for the contract also when its question is retired. */
const isConditionBroken = (question: QuestionDraft, before: readonly QuestionDraft[]): boolean =>
  question.when !== null &&
  (question.when.equals.length === 0 ||
    question.when.equals.length > 100 ||
    !before.some(({ key }) => key === question.when?.question))

const numberFaults = ({
  min,
  max,
  step,
  unit,
}: QuestionDraft): readonly (readonly [field: string, words: string])[] => {
  const [least, most, by] = [typedNumber(min), typedNumber(max), typedNumber(step)]
  const isNone = (value: number | undefined) => value !== undefined && !Number.isFinite(value)
  return [
    ...(isNone(least) ? [['min', 'Write a number.'] as const] : []),
    ...(isNone(most) ? [['max', 'Write a number.'] as const] : []),
    ...(least !== undefined && most !== undefined && least > most ? [['max', 'Not below the least.'] as const] : []),
    ...(isNone(by) || (by !== undefined && by <= 0) ? [['step', 'Write a number above 0.'] as const] : []),
    ...(unit.trim().length > 20 ? [['unit', 'At most 20 characters.'] as const] : []),
  ]
}

const textFaults = ({ maxLength }: QuestionDraft): readonly (readonly [string, string])[] => {
  const most = typedNumber(maxLength)
  return most === undefined || (Number.isInteger(most) && most >= 1 && most <= 10_000)
    ? []
    : [['maxLength', 'A whole number from 1 to 10 000.']]
}

const firstFault = (question: QuestionDraft): string | null => {
  const [built] = attributesFrom([{ ...question, when: null }])
  if (built?.default === undefined)
    return question.kind === 'multi-select' && question.first.length > 0 ? 'This option is not there any more.' : null
  return answerFault(built, built.default)
}

const ownFaults = (question: QuestionDraft): readonly (readonly [field: string, words: string])[] => {
  if (question.kind === 'number') return numberFaults(question)
  if (question.kind === 'text') return textFaults(question)
  if (question.kind === 'boolean') return []
  const { length } = question.options
  if (length < 2) return [['options', 'Give it at least two options.']]
  return length > 500 ? [['options', 'At most 500 options.']] : []
}

const questionFaults = (owner: number, question: QuestionDraft, before: readonly QuestionDraft[]): Found => {
  const place = (field: string) => at.question(owner, question.key, field)
  const hasOptions = question.kind === 'select' || question.kind === 'multi-select'
  const options = question.options.map(({ key, words }) => ({
    place: at.option(owner, question.key, key),
    name: words,
  }))
  const own = ownFaults(question)
  const condition =
    conditionFault(question, before) ??
    (isConditionBroken(question, before) ? 'Choose a question before this one, and its answers.' : null)
  const first = own.length === 0 ? firstFault(question) : null
  return [
    ...own.map(([field, words]) => [place(field), words] as const),
    ...(hasOptions
      ? nameFaults(options, 200, { blank: 'Write the option.', twice: 'This option is there twice.', sameCase: true })
      : []),
    ...(condition === null ? [] : [[place('when'), condition] as const]),
    ...(first === null ? [] : [[place('first'), first] as const]),
  ]
}

const skeletonFaults = ({ key, kinds, skeleton }: ClassDraft): Found => {
  if (!skeleton || !kinds.includes('keypoints')) return []
  const { points, edges } = skeleton
  const known = new Set(points.map((point: PointDraft) => point.key))
  const names = points.map((point) => ({ place: at.point(key, point.key), name: point.name }))
  const isLoose = edges.some(([a, b]) => a === b || !known.has(a) || !known.has(b))
  const place = at.class(key, 'skeleton')
  return [
    ...nameFaults(names, 60, { blank: 'Name the point.', twice: 'Another point has this name.' }),
    ...(points.length === 0 ? [[place, 'Give it a point.'] as const] : []),
    ...(points.length > 500 ? [[place, 'At most 500 points.'] as const] : []),
    ...(edges.length > 2_000 ? [[place, 'At most 2 000 edges.'] as const] : []),
    ...(isLoose ? [[place, 'An edge leads to a point that is not there.'] as const] : []),
  ]
}

const classFaults = (entry: ClassDraft): Found => {
  const { key, questions } = entry
  return [
    ...(entry.kinds.length === 0 ? [[at.class(key, 'kinds'), 'Choose how it is drawn.'] as const] : []),
    ...longer(at.class(key, 'description'), entry.description, 2_000),
    ...(questions.length > 100 ? [[at.class(key, 'questions'), 'At most 100 questions.'] as const] : []),
    ...nameFaults(
      questions.map((question) => ({ place: at.question(key, question.key, 'name'), name: question.name })),
      120,
      { blank: 'Write the question.', twice: 'Another question of this class has these words.' },
    ),
    ...questions.flatMap((question, place) => questionFaults(key, question, questions.slice(0, place))),
    ...skeletonFaults(entry),
  ]
}

/** Finds all that the contract would refuse, and what it would take and nobody could want: a default that is no answer. */
export const problemsOf = ({ classes, guidelines }: OntologyDraft): Problems =>
  new Map([
    ...longer('guidelines', guidelines, 100_000),
    ...(classes.length === 0 ? [['classes', 'Add a class.'] as const] : []),
    ...(classes.length > 500 ? [['classes', 'At most 500 classes.'] as const] : []),
    ...(classes.length > 0 && classes.every(({ retired }) => retired)
      ? [['classes', 'All classes are retired. Take one into use again, or add one.'] as const]
      : []),
    ...nameFaults(
      classes.map(({ key, name }) => ({ place: at.class(key, 'name'), name })),
      60,
      { blank: 'Give it a name.', twice: 'Another class has this name.' },
    ),
    ...classes.flatMap(classFaults),
  ])
