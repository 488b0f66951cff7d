import type { Attribute } from './attributes.ts'
import type { Ontology, OntologyClass } from './ontology.ts'

// No schema here: the window imports this file at run time.

/** Something of a signed ontology that labels may hold and that the next version would not know any more. */
export interface Loss {
  readonly classId: string
  readonly className: string
  readonly what: 'class' | 'kind' | 'attribute' | 'attribute-kind' | 'option' | 'skeleton'
  /** The name of what is lost: a kind, an attribute, an option. */
  readonly name: string
}

type Part = Pick<Loss, 'what' | 'name'>

const optionsOf = (entry: Attribute): readonly string[] => ('options' in entry ? entry.options : [])

const lostOfAttribute = (before: Attribute, after: Attribute | undefined): readonly Part[] => {
  if (!after) return [{ what: 'attribute', name: before.name }]
  if (after.kind !== before.kind) return [{ what: 'attribute-kind', name: before.name }]
  const kept = new Set(optionsOf(after))
  return optionsOf(before).flatMap((name) => (kept.has(name) ? [] : [{ what: 'option' as const, name }]))
}

/** Keypoints of a label stand in the order of the skeleton, so their number stays once they may have been placed. */
const losesSkeleton = (before: OntologyClass, after: OntologyClass): boolean =>
  before.kinds.includes('keypoints') && before.skeleton?.points.length !== after.skeleton?.points.length

const lostOfClass = (before: OntologyClass, after: OntologyClass | undefined): readonly Part[] => {
  if (!after) return [{ what: 'class', name: before.name }]
  const attributes = new Map((after.attributes ?? []).map((entry) => [entry.id, entry]))
  return [
    ...before.kinds.flatMap((kind) => (after.kinds.includes(kind) ? [] : [{ what: 'kind' as const, name: kind }])),
    ...(before.attributes ?? []).flatMap((entry) => lostOfAttribute(entry, attributes.get(entry.id))),
    ...(losesSkeleton(before, after) ? [{ what: 'skeleton' as const, name: before.name }] : []),
  ]
}

/**
 * What labels may hold and the next version would lose. Empty: it may be signed. Names, colours, order, conditions,
 * what is required, and retiring a class or an attribute are free, because labels keep ids, options and places only.
 */
export const lossesOf = (before: Ontology, after: Ontology): readonly Loss[] => {
  const classes = new Map(after.classes.map((entry) => [entry.id, entry]))
  return before.classes.flatMap((entry) =>
    lostOfClass(entry, classes.get(entry.id)).map((part) => ({ classId: entry.id, className: entry.name, ...part })),
  )
}
