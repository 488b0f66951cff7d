import { expect, it } from 'vitest'
import type { Label } from '../../../../../src/shared/labels/index.ts'
import { label } from '../../../../../src/shared/labels/index.ts'
import { ontology } from '../../../../../src/shared/labels/ontology.ts'
import { classOf, labelNames, labelPlace } from '../../../../../src/renderer/src/screens/review/label-words.ts'

const classes = ontology.parse({ version: 1, classes: [{ id: 'cat', name: 'Cat', colour: 3, kinds: ['box'] }] })
const base = { classId: 'cat', part: 'jpg' }
const read = (fields: object): Label => label.parse({ ...base, ...fields })
const box = (id: string) => read({ id, kind: 'box', x: 0, y: 0, width: 120.4, height: 80 })

it('numbers labels when there are several of a class', () => {
  expect([...labelNames([box('box-1'), box('box-2')], classes).values()]).toEqual(['Cat 1', 'Cat 2'])
  expect([...labelNames([box('box-1')], classes).values()]).toEqual(['Cat'])
})

it('says where each kind of label lies', () => {
  const ring = [
    [0, 0],
    [4, 0],
    [0, 4],
  ]
  const fragments = [
    { start: 0, end: 3, quote: 'one' },
    { start: 8, end: 11, quote: 'two' },
  ]
  const all = [
    box('box-1'),
    read({ id: 'poly-1', kind: 'polygon', rings: [ring, ring] }),
    read({ id: 'span-1', kind: 'span', fragments }),
    read({ id: 'item-1', kind: 'item-class' }),
  ]
  expect(all.map(labelPlace)).toEqual(['120 × 80', '6 vertices, 2 rings', 'one … two', 'whole item'])
})

it('knows when a class is gone', () => {
  expect(classOf(classes, { classId: 'dog' as Label['classId'] })).toBeNull()
})
