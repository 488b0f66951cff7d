import type { LabelId } from '../../../../../shared/ids.ts'
import type { Label, LabelKind } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { isSuggestion } from '../../../../../shared/labels/finish-rules.ts'
import { searchText } from './search-text.ts'

/** What a filter may ask about one object. */
export interface Filtered {
  readonly label: Label
  readonly entry: OntologyClass | undefined
  /** The number behind the name of its class. */
  readonly number: number
  /** How many answers it lacks. */
  readonly gaps: number
}

/** What is looked up only when a token asks. */
export interface FilterSource {
  readonly isHidden: (id: LabelId) => boolean
  /** Answers, transcription and words of a span in lower case. */
  readonly text: (object: Filtered) => string
}

export type Test = (object: Filtered, source: FilterSource) => boolean

const kinds: Readonly<Record<LabelKind, true>> = {
  box: true,
  'rotated-box': true,
  polygon: true,
  polyline: true,
  keypoints: true,
  ellipse: true,
  mask: true,
  cuboid: true,
  'item-class': true,
  span: true,
}
const isKind = (word: string): word is LabelKind => Object.hasOwn(kinds, word)

const states: Readonly<Record<string, Test>> = {
  missing: ({ gaps }) => gaps > 0,
  hidden: ({ label }, { isHidden }) => isHidden(label.id),
  occluded: ({ label }) => label.occluded === true,
  locked: ({ label }) => label.locked === true,
  suggested: ({ label }) => isSuggestion(label),
}

/** `0.3-0.5`, `0.3` or above, `<0.5` or `>0.5`; null when it is none of them. */
const scoreTest = (words: string): Test | null => {
  const found = /^(?:([<>])?(\d*\.?\d+)|(\d*\.?\d+)-(\d*\.?\d+))$/.exec(words)
  if (!found) return null
  const [, sign, one, from, to] = found
  const low = sign === '<' ? 0 : Number(from ?? one)
  const high = sign === '<' ? Number(one) : Number(to ?? 1)
  return ({ label }) => label.assist !== undefined && label.assist.confidence >= low && label.assist.confidence <= high
}

const spelled = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, '-')

/** `attr:value`: the attribute by its id or by how its name begins, the answer by what it contains. */
const answerTest = (name: string, value: string): Test => {
  const known = new WeakMap<OntologyClass, readonly string[]>()
  const idsOf = (entry: OntologyClass): readonly string[] => {
    const kept = known.get(entry)
    if (kept) return kept
    const ids = (entry.attributes ?? [])
      .filter((one) => one.id.toLowerCase() === name || spelled(one.name).startsWith(name))
      .map(({ id }) => id)
    known.set(entry, ids)
    return ids
  }
  return ({ label, entry }) =>
    (entry ? idsOf(entry) : [name]).some((id) => {
      const answer = label.attributes[id]
      return answer !== undefined && searchText(answer).includes(value)
    })
}

const namedTest = (name: string, value: string): Test => {
  if (name === 'group') return ({ label }) => label.group?.toLowerCase().includes(value) === true
  if (name === 'kind') return ({ label }) => label.kind === value
  if (name === 'id') return ({ label }) => label.id.toLowerCase().includes(value)
  return (name === 'score' ? scoreTest(value) : null) ?? answerTest(name, value)
}

/** A plain word: in the name, the number itself, how it is drawn, or anywhere in what was answered and written. */
const wordTest = (word: string): Test => {
  const names = new WeakMap<OntologyClass, boolean>()
  const isNamed = (entry: OntologyClass): boolean => {
    const kept = names.get(entry)
    if (kept !== undefined) return kept
    const found = entry.name.toLowerCase().includes(word)
    names.set(entry, found)
    return found
  }
  const number = /^\d+$/.test(word) ? Number(word) : null
  const kind = isKind(word) ? word : null
  return (object, source) => {
    const { entry, label } = object
    if (entry ? isNamed(entry) : label.classId.toLowerCase().includes(word)) return true
    if (number !== null && object.number === number) return true
    return (kind !== null && label.kind === kind) || source.text(object).includes(word)
  }
}

const testOf = (token: string): Test => {
  if (token.startsWith('-') && token.length > 1) {
    const inner = testOf(token.slice(1))
    return (object, source) => !inner(object, source)
  }
  const state = Object.hasOwn(states, token) ? states[token] : undefined
  if (state) return state
  if (token.startsWith('#')) return namedTest('id', token.slice(1))
  const colon = token.indexOf(':')
  if (colon > 0 && colon < token.length - 1) return namedTest(token.slice(0, colon), token.slice(colon + 1))
  return wordTest(token)
}

/** Splits at spaces; quotes keep words together: `why:"too dark"`. */
const tokensOf = (filter: string): readonly string[] =>
  [...filter.toLowerCase().matchAll(/(?:"[^"]*"?|[^\s"])+/g)]
    .map(([token]) => token.replaceAll('"', ''))
    .filter(Boolean)

/**
 * Reads a filter: every token must hold, `-` before one turns it round. Words look at names, answers and written words;
 * the names of {@link states}, `#id`, `group:x`, `kind:box`, `score:0.3-0.5` and `attribute:answer` at one thing.
 *
 * @returns Null when the filter is empty: everything matches.
 */
export const parseFilter = (filter: string): Test | null => {
  const tests = tokensOf(filter).map(testOf)
  if (tests.length === 0) return null
  return (object, source) => tests.every((test) => test(object, source))
}
