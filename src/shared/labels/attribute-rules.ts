import type { Attribute } from './attributes.ts'
import type { AttributeValue } from './base.ts'

// No schema here: the window imports this file at run time.

/** The answers of one label, by the id of the attribute. */
export type Answers = Readonly<Record<string, AttributeValue>>

/** The answer as the strings that a condition compares: one for most kinds, several for a multi-select. */
const wordsOf = (value: AttributeValue | undefined): readonly string[] => {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [String(value)]
}

/** The attributes that are asked for now: not retired, and without a condition or with one that holds. */
export const askedNow = (attributes: readonly Attribute[], answers: Answers): readonly Attribute[] => {
  // Mostly nothing hangs on anything, and this is asked of every label of an item.
  if (attributes.every(({ when, retired }) => !when && !retired)) return attributes
  const asked = new Set<string>()
  for (const { id, when, retired } of attributes) {
    if (retired) continue
    const holds =
      !when || (asked.has(when.attribute) && wordsOf(answers[when.attribute]).some((w) => when.equals.includes(w)))
    if (holds) asked.add(id)
  }
  return attributes.filter(({ id }) => asked.has(id))
}

/** What is wrong with an answer, in words; null when it is right. No answer is right: see {@link missingOf}. */
export const answerFault = (attribute: Attribute, value: AttributeValue | undefined): string | null => {
  if (value === undefined) return null
  switch (attribute.kind) {
    case 'select':
      return typeof value === 'string' && attribute.options.includes(value) ? null : 'Choose one of the options.'
    case 'multi-select':
      return Array.isArray(value) && value.every((one) => attribute.options.includes(one))
        ? null
        : 'Choose among the options.'
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Answer yes or no.'
    case 'text':
      if (typeof value !== 'string') return 'Write words.'
      return value.length <= (attribute.maxLength ?? 10_000)
        ? null
        : `Write at most ${String(attribute.maxLength ?? 10_000)} characters.`
    case 'number':
      return numberFault(attribute, value)
  }
}

const numberFault = (attribute: Attribute & { kind: 'number' }, value: AttributeValue): string | null => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Write a number.'
  const { min, max, step } = attribute
  if (min !== undefined && value < min) return `At least ${String(min)}.`
  if (max !== undefined && value > max) return `At most ${String(max)}.`
  if (step === undefined) return null
  const steps = (value - (min ?? 0)) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? null : `In steps of ${String(step)}.`
}

const isEmpty = (value: AttributeValue | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The attributes that hold back finishing: asked, and required without an answer or answered wrongly. */
export const missingOf = (attributes: readonly Attribute[], answers: Answers): readonly Attribute[] =>
  askedNow(attributes, answers).filter((entry) => {
    const value = answers[entry.id]
    return isEmpty(value) ? entry.required === true : answerFault(entry, value) !== null
  })

/** The answers a new label begins with. */
export const defaultAnswers = (attributes: readonly Attribute[]): Record<string, AttributeValue> =>
  Object.fromEntries(
    attributes.flatMap((entry) => (entry.default === undefined ? [] : [[entry.id, entry.default] as const])),
  )
