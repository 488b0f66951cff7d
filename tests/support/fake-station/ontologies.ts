import type { z } from 'zod'
import type { ontology } from '../../../src/shared/labels/ontology.ts'

type OntologyInput = z.input<typeof ontology>
type Kinds = OntologyInput['classes'][number]['kinds']

const classes = (kinds: Kinds, names: readonly string[]) =>
  names.map((name, place) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, colour: place + 1, kinds }))

const shapes: Kinds = ['box', 'polygon', 'mask']

const described = (of: ReturnType<typeof classes>, words: Readonly<Record<string, string>>) =>
  of.map((entry) => ({ ...entry, ...(words[entry.id] === undefined ? {} : { description: words[entry.id] }) }))

const platesGuidelines = `# Plates

Label **every animal** that is at least half in the frame. Leave the rest out, and say so in a comment.

1. Draw the outline close to the coat, not to the shadow.
2. One label per animal, also where two overlap.
3. Give the whole item *Damaged* when more than a tenth of the plate is lost.

## What does not count

- Painted animals on walls or signs
- Shadows and mirror images

| Case | Do this |
| --- | --- |
| Tail behind a leg | Follow where it must be |
| Number unreadable | Label it, leave the words empty |
`
const gait: OntologyInput['classes'][number]['attributes'] = [
  { id: 'gait', name: 'Gait', kind: 'select', options: ['Walk', 'Trot', 'Gallop'] },
  {
    ...{ id: 'lead-paw', name: 'Lead paw', kind: 'select', options: ['Left', 'Right'], required: true },
    when: { attribute: 'gait', equals: ['Trot', 'Gallop'] },
  },
  { id: 'phase', name: 'Phase', kind: 'number', min: 1, max: 8, step: 1 },
  { id: 'in-full', name: 'In full', kind: 'boolean' },
]

export const platesOntology: OntologyInput = {
  version: 3,
  guidelines: platesGuidelines,
  classes: [
    ...described(classes(shapes, ['Cat', 'Horse', 'Rider', 'Frame', 'Ground', 'Inscription', 'Tail']), {
      cat: 'House cats of any age, with the tail. A tail by itself is *Tail*.',
      frame: 'The **wooden** frame of the plate, not the edge of the picture.',
    }).map((entry) => (entry.id === 'cat' ? { ...entry, attributes: gait } : entry)),
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

/** What a picked file holds: the cat of the plates with one thing more asked, without the other classes. */
export const carriedOntology: OntologyInput = {
  version: 1,
  classes: [
    {
      ...{ id: 'cat', name: 'House cat', colour: 1, kinds: ['box'] },
      attributes: [{ id: 'tail', name: 'Tail', kind: 'boolean', required: true }],
    },
  ],
}
