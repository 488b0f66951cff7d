import type { Change } from '../../../../../shared/changes/change.ts'
import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import type { AttributeValue, ClassId } from '../../../../../shared/labels/base.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { searchText } from '../objects/search-text.ts'

const shownLetters = 40

const short = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length > shownLetters ? `${line.slice(0, shownLetters - 1)}…` : line
}

const valueWords = (value: AttributeValue): string => {
  if (typeof value === 'boolean') return searchText(value)
  return short(Array.isArray(value) ? value.join(', ') : String(value))
}

const isSame = (one: AttributeValue | undefined, other: AttributeValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The attribute that was answered: the first that differs. Answers that follow from it differ too, and stand after it. */
const answered = ({ before, after }: Change, attributes: readonly Attribute[]) => {
  const was = new Map(before.map((label) => [label.id, label.attributes]))
  for (const label of after) {
    const old = was.get(label.id) ?? {}
    const known = attributes.map(({ id }) => id)
    const others = Object.keys({ ...old, ...label.attributes }).filter((id) => !known.includes(id))
    const id = [...known, ...others].find((one) => !isSame(old[one], label.attributes[one]))
    if (id !== undefined) return { id, value: label.attributes[id] }
  }
  return null
}

const isOne = (subject: string): boolean => !/^\d/.test(subject)

/**
 * Says which answer was given: `Colour set to red`, `Colour of 3 boxes set to red`, `Colour taken back`.
 *
 * @param subject - What was answered about, in words; one thing is not named.
 */
export const answeredWords = (
  change: Change,
  subject: string,
  classOf: (id: ClassId) => OntologyClass | undefined,
): string => {
  const classId = change.after[0]?.classId
  const attributes = (classId === undefined ? undefined : classOf(classId)?.attributes) ?? []
  const found = answered(change, attributes)
  if (!found) return `answers of ${subject} changed`
  const name = attributes.find(({ id }) => id === found.id)?.name ?? found.id
  const what = isOne(subject) ? name : `${name} of ${subject}`
  return found.value === undefined ? `${what} taken back` : `${what} set to ${valueWords(found.value)}`
}

/** Says which words were written down: `Words written: “Halden”`. */
export const writtenWords = ({ after }: Change, subject: string): string => {
  const what = isOne(subject) ? 'Words' : `Words of ${subject}`
  const words = after[0]?.transcription
  return words === undefined ? `${what} taken back` : `${what} written: “${short(words)}”`
}
