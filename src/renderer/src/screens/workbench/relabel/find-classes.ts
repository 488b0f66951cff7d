import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'

const rank = (entry: OntologyClass, typed: string): number | null => {
  const name = entry.name.toLowerCase()
  if (name.startsWith(typed)) return 0
  if (name.split(/[\s/-]+/).some((word) => word.startsWith(typed))) return 1
  return name.includes(typed) || entry.id.toLowerCase().includes(typed) ? 2 : null
}

/** The classes that what was typed may mean, the likeliest first; all of them when nothing was typed. */
export const findClasses = (classes: readonly OntologyClass[], text: string): readonly OntologyClass[] => {
  const typed = text.trim().toLowerCase()
  if (typed === '') return classes
  return classes
    .flatMap((entry) => {
      const found = rank(entry, typed)
      return found === null ? [] : [{ entry, found }]
    })
    .sort((one, other) => one.found - other.found)
    .map(({ entry }) => entry)
}
