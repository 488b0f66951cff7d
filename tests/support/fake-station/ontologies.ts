import type { z } from 'zod'
import type { ontology } from '../../../src/shared/labels/ontology.ts'

type OntologyInput = z.input<typeof ontology>
type Kinds = OntologyInput['classes'][number]['kinds']

const classes = (kinds: Kinds, names: readonly string[]) =>
  names.map((name, place) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, colour: place + 1, kinds }))

const shapes: Kinds = ['box', 'polygon']

export const platesOntology: OntologyInput = {
  version: 3,
  classes: [
    ...classes(shapes, ['Cat', 'Horse', 'Rider', 'Frame', 'Ground', 'Inscription', 'Tail']),
    { id: 'damaged', name: 'Damaged', colour: 8, kinds: ['item-class'] },
    { id: 'sharp', name: 'Sharp', colour: 9, kinds: ['item-class'] },
  ],
}

export const congressOntology: OntologyInput = {
  version: 2,
  classes: [
    ...classes(['span'], ['Person', 'Place', 'Body', 'Measure', 'Date', 'Amount']),
    { id: 'solemn', name: 'Solemn', colour: 7, kinds: ['item-class'] },
    { id: 'partisan', name: 'Partisan', colour: 8, kinds: ['item-class'] },
  ],
}

export const answersOntology: OntologyInput = {
  version: 1,
  classes: [
    ...classes(shapes, ['Object', 'Text in picture']),
    { id: 'claim', name: 'Claim', colour: 3, kinds: ['span'] },
    { id: 'unsupported', name: 'Unsupported', colour: 4, kinds: ['span'] },
    { id: 'helpful', name: 'Helpful', colour: 5, kinds: ['item-class'] },
  ],
}
