import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { digitOf, kindWords } from './kinds.ts'

/** One thing that the next version changes. `more`: something comes; `ask`: work that is not finished is asked anew. */
export interface Change {
  readonly tone: 'more' | 'other' | 'less' | 'ask'
  readonly words: string
}

/** A value as text in which the order of fields says nothing. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const same = (one: unknown, other: unknown): boolean => written(one) === written(other)

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')

const optionsOf = (entry: Attribute): readonly string[] => ('options' in entry ? entry.options : [])

const questionChanges = (name: string, before: Attribute | undefined, after: Attribute): readonly Change[] => {
  const asks = after.required && !after.retired
  if (!before)
    return [
      {
        tone: asks ? 'ask' : 'more',
        words: `${name} is asked “${after.name}”${asks ? '. Unfinished items need an answer.' : ''}`,
      },
    ]
  const come = optionsOf(after).filter((option) => !optionsOf(before).includes(option))
  const rest = (entry: Attribute) => ({ ...entry, name: '', required: 0, retired: 0, options: [...optionsOf(entry)].sort() }) // prettier-ignore
  const isOther = come.length === 0 && !same(rest(before), rest(after))
  const other = (words: string): Change => ({ tone: 'other', words })
  return [
    ...(before.name === after.name ? [] : [other(`${name}: “${before.name}” is now “${after.name}”`)]),
    ...(come.length === 0 ? [] : [{ tone: 'more' as const, words: `${name}: “${after.name}” may be ${quoted(come)}` }]),
    ...(!before.retired && after.retired
      ? [{ tone: 'less' as const, words: `${name}: “${after.name}” is asked no more. Answers stay with their labels.` }]
      : []),
    ...(before.retired && !after.retired ? [other(`${name}: “${after.name}” is asked again`)] : []),
    ...(!before.required && asks
      ? [{ tone: 'ask' as const, words: `${name}: “${after.name}” is required. Unfinished items need an answer.` }]
      : []),
    ...(before.required && !after.required ? [other(`${name}: “${after.name}” may stay open`)] : []),
    ...(isOther ? [other(`${name}: “${after.name}” is asked otherwise`)] : []),
  ]
}

const classChanges = (before: OntologyClass, after: OntologyClass): readonly Change[] => {
  const { name } = after
  const known = new Map((before.attributes ?? []).map((entry) => [entry.id, entry]))
  const come = after.kinds.filter((kind) => !before.kinds.includes(kind)).map((kind) => kindWords[kind].toLowerCase())
  const other = (is: boolean, words: string): readonly Change[] => (is ? [{ tone: 'other', words }] : [])
  return [
    ...other(before.name !== name, `${before.name} is now ${name}`),
    ...other(before.colour !== after.colour, `${name} has another colour`),
    ...(come.length === 0 ? [] : [{ tone: 'more' as const, words: `${name} is drawn as ${come.join(', ')} too` }]),
    ...(!before.retired && after.retired
      ? [{ tone: 'less' as const, words: `${name} is given no more. Labels that have it keep it.` }]
      : []),
    ...other(before.retired === true && !after.retired, `${name} is given again`),
    ...other(before.description !== after.description, `${name}: what belongs to it is written anew`),
    ...other(before.transcription !== after.transcription, `${name}: another rule for written words`),
    ...(before.howMany === after.howMany
      ? []
      : [{ tone: after.howMany ? ('ask' as const) : ('other' as const), words: `${name}: how many an item needs` }]),
    ...other(!same(before.skeleton, after.skeleton), `${name}: another skeleton`),
    ...(after.attributes ?? []).flatMap((entry) => questionChanges(name, known.get(entry.id), entry)),
  ]
}

/** What a version says otherwise than the one before it, in words. Empty: nothing is different. */
export const changesOf = (before: Ontology, after: Ontology): readonly Change[] => {
  const known = new Map(before.classes.map((entry) => [entry.id, entry]))
  const keys = (value: Ontology) => value.classes.slice(0, 10).map(({ id }, place) => `${id} ${digitOf(place) ?? ''}`)
  const isMoved = keys(before).some((entry) => !keys(after).includes(entry))
  const list = after.classes.flatMap((entry) => {
    const old = known.get(entry.id)
    return old ? classChanges(old, entry) : [{ tone: 'more' as const, words: `${entry.name} is new` }]
  })
  const order = (value: Ontology) => value.classes.map(({ id }) => id)
  return [
    ...list,
    ...(isMoved
      ? [{ tone: 'other' as const, words: 'Digits pick other classes than before' }]
      : same(
            order(before),
            order(after).filter((id) => known.has(id)),
          )
        ? []
        : [{ tone: 'other' as const, words: 'Classes stand in another order' }]),
    ...(before.guidelines === after.guidelines
      ? []
      : [{ tone: 'other' as const, words: 'The guidelines are written anew' }]),
  ]
}
