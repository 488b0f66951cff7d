import { looksOf, wordsOf } from '../../canvas/painting/words.ts'
import { shapeWords } from '../../canvas/painting/shape-words.ts'
import type { Label } from '../../../../shared/labels/index.ts'
import type { Ontology, OntologyClass } from '../../../../shared/labels/ontology.ts'

/** The class of a label, or null when this ontology does not know it. */
export const classOf = (ontology: Ontology, label: Pick<Label, 'classId'>): OntologyClass | null =>
  ontology.classes.find((entry) => entry.id === label.classId) ?? null

/** How each label is called: its class, with a number when there are several of it, as the content shows it. */
export const labelNames = (labels: Iterable<Label>, ontology: Ontology): ReadonlyMap<string, string> =>
  new Map([...wordsOf([...labels], looksOf(ontology))].map(([id, { name }]) => [id, name]))

/** What there is to say of a label's place in a few words: its size, its quoted text, or that it is of the whole item. */
export const labelPlace = (label: Label): string => {
  if (label.kind === 'item-class') return 'whole item'
  if (label.kind === 'span') return label.fragments.map((fragment) => fragment.quote).join(' … ')
  return shapeWords(label)
}
