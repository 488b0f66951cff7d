import { describe, expect, it } from 'vitest'
import { attributeList } from '../../../../src/shared/labels/attributes.ts'
import { finishFaults, mayFinish } from '../../../../src/shared/labels/finish-rules.ts'
import type { Label } from '../../../../src/shared/labels/index.ts'
import { ontology as schema } from '../../../../src/shared/labels/ontology.ts'
import { aBox } from '../../../support/document-builders.ts'

const paw = attributeList.parse([{ id: 'paw', name: 'Lead paw', kind: 'select', options: ['l', 'r'], required: true }])
const ontology = schema.parse({
  version: 1,
  classes: [
    { id: 'cat', name: 'Cat', colour: 1, kinds: ['box'], attributes: paw },
    { id: 'text', name: 'Text', colour: 2, kinds: ['box', 'span'], transcription: 'required' },
    { id: 'plate', name: 'Plate', colour: 3, kinds: ['item-class'], attributes: paw, howMany: 'exactly-one' },
    { id: 'frame', name: 'Frame', colour: 4, kinds: ['box'], howMany: 'exactly-one' },
  ],
})
const of = (id: string, classId: string, more: Partial<Label> = {}): Label =>
  ({ ...aBox(id), classId, ...more }) as Label
const plate = {
  id: 'plate',
  classId: 'plate',
  part: 'jpg',
  kind: 'item-class',
  attributes: { paw: 'l' },
} as unknown as Label
const faults = (...labels: Label[]) => finishFaults(labels, ontology, 'image')
const words = (...labels: Label[]) =>
  faults(...labels).gaps.map(({ labelId, classId, what }) => [
    labelId ?? classId,
    typeof what === 'string' ? what : what.attribute,
  ])

describe('finishing', () => {
  it('is held back by required answers, words that are not written, and classes that are too few or too many', () => {
    expect(words(of('a', 'cat'), of('b', 'text', { transcription: ' ' }), of('c', 'frame'), of('d', 'frame'))).toEqual([
      ['a', 'paw'],
      ['b', 'transcription'],
      ['plate', 'paw'],
      ['frame', 'too-many'],
    ])
    expect(words(plate)).toEqual([['frame', 'too-few']])
  })

  it('is free when everything is there', () => {
    const whole = faults(of('a', 'cat', { attributes: { paw: 'r' } }), of('c', 'frame'), plate)
    expect(whole).toEqual({ gaps: [], suggestions: [] })
    expect(mayFinish(whole)).toBe(true)
  })

  it('asks nothing about a suggestion, but wants it decided', () => {
    const assist = { source: 'model', confidence: 0.5, accepted: false }
    const undecided = faults(of('a', 'cat', { assist }), of('c', 'frame'), plate)
    expect(undecided).toEqual({ gaps: [], suggestions: ['a'] })
    expect(mayFinish(undecided)).toBe(false)
    expect(words(of('a', 'cat', { assist: { ...assist, accepted: true } }), of('c', 'frame'), plate)).toEqual([
      ['a', 'paw'],
    ])
  })

  it('does not ask a text for what only a picture can have', () => {
    expect(finishFaults([plate], ontology, 'text').gaps).toEqual([])
  })

  it('asks nothing about a class that the ontology does not know', () => {
    expect(words(of('x', 'gone'), of('c', 'frame'), plate)).toEqual([])
  })
})
