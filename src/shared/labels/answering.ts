import { askedNow, defaultAnswers, answerFault, type Answers } from './attribute-rules.ts'
import type { Attribute } from './attributes.ts'
import type { AttributeValue } from './base.ts'
import type { Label } from './index.ts'
import type { OntologyClass } from './ontology.ts'

// No schema here: the window imports this file at run time.

type Written = Record<string, AttributeValue>

/** Leaves out what is not asked now. Answers to retired attributes, and to ones the class does not know, stay. */
const asked = (attributes: readonly Attribute[], answers: Answers): Written => {
  const now = new Set(askedNow(attributes, answers).map(({ id }) => id))
  const dropped = new Set(attributes.filter(({ id, retired }) => !retired && !now.has(id)).map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !dropped.has(id)))
}

/** The answers a new label of a class begins with: the defaults of what is asked then. */
export const firstAnswers = (attributes: readonly Attribute[]): Written =>
  asked(attributes, defaultAnswers(attributes.filter(({ retired }) => !retired)))

/**
 * Answers after one more: `value` undefined takes the answer back. What is not asked any more goes; what is asked anew
 * begins with its default.
 */
export const withAnswer = (
  attributes: readonly Attribute[],
  answers: Answers,
  { id, value }: { readonly id: string; readonly value: AttributeValue | undefined },
): Written => {
  const before = new Set(askedNow(attributes, answers).map((entry) => entry.id))
  const next: Written = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== id))
  if (value !== undefined) next[id] = value
  for (const entry of askedNow(attributes, { ...defaultAnswers(attributes), ...next }))
    if (!before.has(entry.id) && entry.default !== undefined && next[entry.id] === undefined && entry.id !== id)
      next[entry.id] = entry.default
  return asked(attributes, next)
}

/** Answers that go along when a label gets another class: those that the new class asks too and may be given so. */
const carriedAnswers = (attributes: readonly Attribute[], answers: Answers): Written =>
  asked(attributes, {
    ...defaultAnswers(attributes.filter(({ retired }) => !retired)),
    ...Object.fromEntries(
      attributes.flatMap((entry) => {
        const value = answers[entry.id]
        return value === undefined || answerFault(entry, value) !== null ? [] : [[entry.id, value]]
      }),
    ),
  })

/**
 * What a label is made of beside what the person drew: a new one without answers begins with those of its class, and
 * one that got another class keeps what fits.
 *
 * @param before - The label as it was, null for a new one.
 */
export const settledLabel = (before: Label | null, after: Label, classes: readonly OntologyClass[]): Label => {
  const attributesOf = (classId: string) => classes.find(({ id }) => id === classId)?.attributes
  const attributes = attributesOf(after.classId) ?? []
  if (before === null)
    return attributes.length > 0 && Object.keys(after.attributes).length === 0
      ? { ...after, attributes: firstAnswers(attributes) }
      : after
  if (before.classId === after.classId || Object.keys(before.attributes).length + attributes.length === 0) return after
  return { ...after, attributes: carriedAnswers(attributes, before.attributes) }
}
