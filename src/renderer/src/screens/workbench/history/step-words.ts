import type { LabelId } from '../../../../../shared/ids.ts'
import type { Change } from '../../../../../shared/changes/change.ts'
import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { Label, LabelKind } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { formatCount } from '../../../ui/format.ts'
import { causeWords } from '../cause-words.ts'
import { answeredWords, writtenWords } from './answer-words.ts'
import { actWords, aboutWhatWas } from './act-words.ts'

/** What a step is named with, beside the change itself. */
export interface StepNames {
  readonly classOf: (id: ClassId) => OntologyClass | undefined
  /** A label as it is now: a stroke tells only the tiles of its mask. */
  readonly label: (id: LabelId) => Label | null
}

const kindWords: Readonly<Record<LabelKind, readonly [one: string, many: string]>> = {
  box: ['box', 'boxes'],
  'rotated-box': ['rotated box', 'rotated boxes'],
  polygon: ['polygon', 'polygons'],
  polyline: ['line', 'lines'],
  keypoints: ['skeleton', 'skeletons'],
  ellipse: ['ellipse', 'ellipses'],
  mask: ['mask', 'masks'],
  cuboid: ['cuboid', 'cuboids'],
  'item-class': ['class', 'classes'],
  span: ['span', 'spans'],
}

/** What a step is about: how many there are, of which kind and which class, where they share one. */
interface Subject {
  /** `box`, `3 polygons`, `3 shapes`. */
  readonly words: string
  readonly count: number
  /** The name of the class; null when they have several. */
  readonly className: string | null
}

const single = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined)

const subjectOf = (labels: readonly Pick<Label, 'kind' | 'classId'>[], names: StepNames): Subject => {
  const kind = single(labels.map((label) => label.kind))
  const isMixedText = labels.some((label) => label.kind === 'span' || label.kind === 'item-class')
  const [one, many] = kind ? kindWords[kind] : isMixedText ? ['label', 'labels'] : ['shape', 'shapes']
  const classId = single(labels.map((label) => label.classId))
  return {
    words: labels.length === 1 ? one : `${formatCount(labels.length)} ${many}`,
    count: labels.length,
    className: classId === undefined ? null : (names.classOf(classId)?.name ?? classId),
  }
}

const labelsOf = ({ cause, before, after, masks = [] }: Change, { label }: StepNames) => {
  const painted = masks.map(({ id }) => label(id) ?? { kind: 'mask' as const, classId: '' as ClassId })
  const act = cause.slice(cause.indexOf('.') + 1)
  const isAboutBefore = aboutWhatWas.has(act) && before.length > 0
  return isAboutBefore || after.length + painted.length === 0 ? [...before, ...painted] : [...after, ...painted]
}

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const withClass = (words: string, { className }: Subject): string =>
  upperFirst(className === null || className === '' ? words : `${words}: ${className}`)

const relabelled = ({ count, words, className }: Subject): string => {
  if (className === null) return `Class of ${words} changed`
  return count === 1 ? `Class changed to ${className}` : `${upperFirst(words)} changed to ${className}`
}

const suggestionWords: Readonly<Record<string, string>> = {
  suggest: 'made by the model',
  accept: 'accepted',
  reject: 'rejected',
}

/**
 * Names a change in plain words, as something that is done: `Box drawn: car`, `3 shapes deleted`, `Class changed to bus`.
 * A cause that is not known is named by {@link causeWords}.
 */
export const stepWords = (change: Change, names: StepNames): string => {
  const [thing = '', act = ''] = change.cause.split('.')
  const subject = subjectOf(labelsOf(change, names), names)
  if (act === 'relabel') return relabelled(subject)
  if (thing === 'attributes') return withClass(answeredWords(change, subject.words, names.classOf), subject)
  if (thing === 'transcription') return writtenWords(change, subject.words)
  if (thing === 'assist' && suggestionWords[act] !== undefined)
    return `${formatCount(subject.count)} ${subject.count === 1 ? 'suggestion' : 'suggestions'} ${suggestionWords[act]}`
  if (thing === 'item-class') return withClass(act === 'set' ? 'class given' : 'class taken back', subject)
  const isNew = change.before.length === 0 && change.masks === undefined
  const words = actWords(thing, act, isNew)
  return words === null ? causeWords(change.cause) : withClass(words.replace('{}', subject.words), subject)
}
