import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import { takesWords } from '../../../../../shared/labels/finish-rules.ts'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'
import type { ClassDraft, OntologyDraft, QuestionDraft, SkeletonDraft } from './draft.ts'

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)

/** Ids by place: those that are signed stay, new ones come from the name and stay apart. */
const idsOf = (
  list: readonly { readonly name: string; readonly signed?: { readonly id: string } }[],
  otherwise: string,
): readonly string[] => {
  const taken = new Set(list.flatMap(({ signed }) => (signed ? [signed.id] : [])))
  return list.map(({ name, signed }, index) => {
    const slug = slugOf(name) || `${otherwise}-${String(index + 1)}`
    let id = signed?.id ?? slug
    if (!signed) for (let n = 2; taken.has(id); n++) id = `${slug}-${String(n)}`
    taken.add(id)
    return id
  })
}

/** A number as people type it, or undefined for nothing. `NaN` for what is none. */
export const typedNumber = (text: string): number | undefined =>
  text.trim() === '' ? undefined : Number(text.trim().replace(',', '.'))

const numbers = (fields: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => {
      const value = typedNumber(text)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

/** What only questions of this kind have. */
const ownOf = (question: QuestionDraft): Record<string, unknown> => {
  const { kind, first, min, max, step, maxLength, lines } = question
  const [one] = first
  switch (kind) {
    case 'select':
    case 'multi-select': {
      const options = question.options.map(({ words }) => words.trim())
      const several = options.filter((option) => first.includes(option))
      if (kind === 'select') return { options, ...(one !== undefined && { default: one }) }
      return { options, ...(several.length > 0 && { default: several }) }
    }
    case 'number': {
      const unit = question.unit.trim()
      return { ...numbers({ min, max, step, default: one ?? '' }), ...(unit !== '' && { unit }) }
    }
    case 'text':
      return { ...numbers({ maxLength }), ...(lines && { lines }), ...(one !== undefined && one !== '' && { default: one }) } // prettier-ignore
    case 'boolean':
      return one === undefined ? {} : { default: one === 'true' }
  }
}

/** The questions of a class as the contract has them. */
export const attributesFrom = (list: readonly QuestionDraft[]): Attribute[] => {
  const ids = idsOf(list, 'question')
  const idOf = new Map(list.map(({ key }, at) => [key, ids[at] ?? '']))
  return list.map((question, at) => {
    const { name, kind, required, retired, when } = question
    return {
      ...{ id: ids[at] ?? '', name: name.trim(), kind },
      ...(required && { required }),
      ...(retired && { retired }),
      ...(when && { when: { attribute: idOf.get(when.question) ?? '', equals: [...when.equals] } }),
      ...ownOf(question),
    } as Attribute
  })
}

const skeletonFrom = ({ points, edges }: SkeletonDraft): OntologyClass['skeleton'] => {
  const places = new Map(points.map(({ key }, at) => [key, at]))
  return {
    points: points.map(({ name, x, y }) => ({ name: name.trim(), x, y })),
    edges: edges.map(([a, b]) => [places.get(a) ?? -1, places.get(b) ?? -1]),
  }
}

/** Whether the words at a label of the class can be written down. */
export const hasWords = ({ kinds }: Pick<ClassDraft, 'kinds'>): boolean => kinds.some(takesWords)

/** A class as the contract has it; what belongs to kinds that it does not have is left out. */
export const classFrom = (entry: ClassDraft, id: string): OntologyClass => ({
  ...{ id: id as OntologyClass['id'], name: entry.name.trim(), colour: entry.colour, kinds: [...entry.kinds] },
  ...(entry.questions.length > 0 && { attributes: attributesFrom(entry.questions) }),
  ...(entry.skeleton && entry.kinds.includes('keypoints') && { skeleton: skeletonFrom(entry.skeleton) }),
  ...(entry.transcription && hasWords(entry) && { transcription: entry.transcription }),
  ...(entry.howMany && { howMany: entry.howMany }),
  ...(entry.description.trim() !== '' && { description: entry.description }),
  ...(entry.retired && { retired: true as const }),
})

/** Builds an ontology. Ids of what is new come from the names; those of what is signed stay, also when it is renamed. */
export const ontologyFrom = ({ classes, guidelines }: OntologyDraft): Ontology => {
  const ids = idsOf(classes, 'class')
  return {
    version: 1,
    ...(guidelines.trim() !== '' && { guidelines }),
    classes: classes.map((entry, at) => classFrom(entry, ids[at] ?? '')),
  }
}
