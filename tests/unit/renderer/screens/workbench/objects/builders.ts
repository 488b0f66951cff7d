import { ObjectIndex } from '../../../../../../src/renderer/src/screens/workbench/objects/object-index.ts'
import type { LabelId } from '../../../../../../src/shared/ids.ts'
import type { Label } from '../../../../../../src/shared/labels/index.ts'
import { ontology as schema } from '../../../../../../src/shared/labels/ontology.ts'
import { aBox } from '../../../../../support/document-builders.ts'

export const ontology = schema.parse({
  version: 1,
  classes: [
    {
      ...{ id: 'cat', name: 'Cat', colour: 1, kinds: ['box'] },
      attributes: [
        { id: 'gait', name: 'Gait', kind: 'select', options: ['walk', 'trot'], required: true },
        { id: 'a1', name: 'Why so?', kind: 'text' },
      ],
    },
    { id: 'coast', name: 'Coast line', colour: 2, kinds: ['box', 'polygon'] },
    { id: 'sharp', name: 'Sharp', colour: 3, kinds: ['item-class'] },
  ],
})

/** A label for the list: a box unless told otherwise. */
export const anObject = (id: string, more: Record<string, unknown> = {}): Label => ({ ...aBox(id), ...more })

/** An index over labels that a test may change. */
export const indexOver = (labels: Map<LabelId, Label>, hidden: ReadonlySet<string> = new Set()): ObjectIndex => {
  const source = { labels: () => labels, label: (id: LabelId) => labels.get(id) ?? null }
  return new ObjectIndex({ source, ontology, isHidden: (id) => hidden.has(id) })
}

export const labelsOf = (...labels: Label[]) => new Map(labels.map((label) => [label.id, label]))

/** What the index lists, as a person reads it: heads and names. */
export const read = (index: ObjectIndex): readonly (readonly [string, readonly string[]])[] => {
  index.advance(Infinity, () => 0)
  const { order, groups } = index.listed()
  return groups.map(({ words, from, count }) => [
    words,
    [...order.slice(from, from + count)].flatMap((place) => {
      const slot = index.slots.at(place)
      return slot ? [index.nameOf(slot)] : []
    }),
  ])
}
