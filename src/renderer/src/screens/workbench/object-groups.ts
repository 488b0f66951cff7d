import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Label } from '../../../../shared/labels/index.ts'
import type { Ontology, OntologyClass } from '../../../../shared/labels/ontology.ts'
import type { LabelId } from '../../../../shared/ids.ts'
import { shapeWords } from '../../canvas/painting/shape-words.ts'

/** One line of the list of objects. */
export interface ObjectRow {
  readonly label: Label
  readonly name: string
  /** Size, number of vertices, or the words of a span. */
  readonly detail: string
}

export interface ObjectGroup {
  readonly entry: OntologyClass
  readonly rows: readonly ObjectRow[]
}

/** Says in a few words what a label covers. */
export const detailOf = (label: Label): string => {
  if (label.kind === 'item-class') return ''
  if (label.kind === 'span')
    return label.fragments.map((fragment) => fragment.quote.replaceAll(/\s+/g, ' ')).join(' … ')
  return shapeWords(label)
}

const startOf = (label: Label): number => (label.kind === 'span' ? (label.fragments[0]?.start ?? 0) : 0)

/** A word with `#` is looked for in the id, any other in the name and in the words of a span. */
const isWanted = ({ label, name, detail }: ObjectRow, words: readonly string[]): boolean => {
  const text = `${name} ${label.kind === 'span' ? detail : ''}`.toLowerCase()
  const id = label.id.toLowerCase()
  return words.every((word) => (word.startsWith('#') ? id.includes(word.slice(1)) : text.includes(word)))
}

/**
 * Groups what is drawn by class in the order of the ontology; spans by their place in the text. Every word of `filter`
 * must be found.
 */
export const groupObjects = (
  labels: Iterable<Label>,
  {
    ontology,
    names,
    filter,
  }: {
    readonly ontology: Ontology
    readonly names: ReadonlyMap<LabelId, { readonly name: string }>
    readonly filter: string
  },
): readonly ObjectGroup[] => {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const byClass = new Map<ClassId, ObjectRow[]>()
  for (const label of labels) {
    if (label.kind === 'item-class') continue
    const row = { label, name: names.get(label.id)?.name ?? label.classId, detail: detailOf(label) }
    if (isWanted(row, words)) byClass.set(label.classId, [...(byClass.get(label.classId) ?? []), row])
  }
  return ontology.classes.flatMap((entry) => {
    const rows = byClass.get(entry.id)
    return rows ? [{ entry, rows: rows.toSorted((a, b) => startOf(a.label) - startOf(b.label)) }] : []
  })
}
