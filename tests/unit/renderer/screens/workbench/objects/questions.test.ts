import { describe, expect, it } from 'vitest'
import {
  answerLabels,
  sharedQuestions,
  wordsQuestion,
} from '../../../../../../src/renderer/src/screens/workbench/objects/questions.ts'
import type { LabelId } from '../../../../../../src/shared/ids.ts'
import type { Label } from '../../../../../../src/shared/labels/index.ts'
import { ontology as schema } from '../../../../../../src/shared/labels/ontology.ts'
import { openDocument } from '../../../../../support/document-builders.ts'
import { anObject } from './builders.ts'

const side = { id: 'side', name: 'Side', kind: 'select', options: ['left', 'right'], required: true }
const { classes } = schema.parse({
  version: 1,
  classes: [
    {
      id: 'cat',
      name: 'Cat',
      colour: 1,
      kinds: ['box'],
      attributes: [side, { id: 'age', name: 'Age', kind: 'number' }],
    },
    { id: 'dog', name: 'Dog', colour: 2, kinds: ['box'], attributes: [side, { id: 'age', name: 'Age', kind: 'text' }] },
    { id: 'sign', name: 'Sign', colour: 3, kinds: ['box'], transcription: 'required' },
  ],
})
const classOf = (label: Label) => classes.find(({ id }) => id === label.classId)

describe('questions about several labels', () => {
  it('are those that all are asked alike; different answers are told apart', () => {
    const shared = sharedQuestions(
      [
        anObject('aaaa', { attributes: { side: 'left', age: 3 } }),
        anObject('bbbb', { classId: 'dog', attributes: { age: 'old' } }),
      ],
      classOf,
    )
    expect(shared.attributes.map(({ id }) => id)).toEqual(['side'])
    expect([...shared.mixed]).toEqual(['side'])
    expect([...shared.missing]).toEqual(['side'])
  })

  it('are answered for all in one change, which one undo takes back', () => {
    const { doc } = openDocument()
    doc.transact('box.draw', (draft) => {
      draft.put(anObject('aaaa'))
      draft.put(anObject('bbbb', { classId: 'dog', attributes: { side: 'left' } }))
    })
    const ids = ['aaaa', 'bbbb', 'gone'] as LabelId[]
    answerLabels(doc, ids, { id: 'side', value: 'right', classOf })
    expect(doc.changes().map(({ cause, after }) => [cause, after.length])).toEqual([
      ['box.draw', 2],
      ['attributes.set', 2],
    ])
    expect([...doc.labels().values()].map(({ attributes }) => attributes['side'])).toEqual(['right', 'right'])
    doc.undo()
    expect([...doc.labels().values()].map(({ attributes }) => attributes['side'])).toEqual([undefined, 'left'])
  })

  it('hold the words at the place where they are to be written down', () => {
    const { doc } = openDocument()
    doc.transact('box.draw', (draft) => {
      draft.put(anObject('aaaa', { classId: 'sign' }))
    })
    const [sign] = [...doc.labels().values()]
    const shared = sharedQuestions(sign ? [sign] : [], classOf)
    expect(shared.attributes.map(({ id }) => id)).toEqual([wordsQuestion])
    expect([...shared.missing]).toEqual([wordsQuestion])
    const ids = ['aaaa'] as LabelId[]
    answerLabels(doc, ids, { id: wordsQuestion, value: 'Nikkō', classOf })
    expect(doc.label('aaaa' as LabelId)?.transcription).toBe('Nikkō')
    answerLabels(doc, ids, { id: wordsQuestion, value: undefined, classOf })
    expect(doc.label('aaaa' as LabelId)).toEqual(sign)
  })
})
