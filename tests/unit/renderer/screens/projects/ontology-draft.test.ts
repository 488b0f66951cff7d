import { expect, it } from 'vitest'
import { ontology } from '../../../../../src/shared/labels/ontology.ts'
import {
  addClass,
  digitOf,
  editClass,
  moveClass,
  ontologyFrom,
  presetClasses,
  problemsOf,
  removeClass,
  signedClasses,
  toggleKind,
  type ClassDraft,
} from '../../../../../src/renderer/src/screens/projects/ontology-draft.ts'

const named = (...names: string[]): readonly ClassDraft[] =>
  names.map((name, index) => ({ key: index + 1, name, colour: index + 1, kinds: ['box'] }))

it('builds ontologies that the contract accepts, from each preset', () => {
  for (const preset of ['images', 'texts'] as const) {
    const built = ontologyFrom(presetClasses(preset))
    expect(ontology.parse(built)).toEqual(built)
    expect(problemsOf(presetClasses(preset))).toEqual([])
  }
})

it('makes ids that stay apart, also for names without Latin letters', () => {
  const ids = ontologyFrom(named('Big cat', 'big-cat', '猫', '犬', 'Été')).classes.map((entry) => entry.id)
  expect(ids).toEqual(['big-cat', 'big-cat-2', 'class-3', 'class-4', 'e-te'])
})

it('finds what the contract would refuse', () => {
  const wrong = [...named('Cat', ' cat ', '', 'x'.repeat(61)), { key: 9, name: 'Dog', colour: 1, kinds: [] }]
  expect(problemsOf(wrong).map((problem) => problem.key)).toEqual([2, 3, 4, 9])
})

it('hands out the first free colour and keeps the kinds of the last class', () => {
  const three = named('a', 'b', 'c')
  const added = addClass(removeClass(editClass(three, 3, { kinds: ['polygon'] }), 1))
  expect(added.at(-1)).toMatchObject({ name: '', colour: 1, kinds: ['polygon'], key: 4 })
})

it('moves within the list and stops at its ends', () => {
  const names = (list: readonly ClassDraft[]) => list.map((entry) => entry.name).join('')
  const list = named('a', 'b', 'c')
  expect(names(moveClass(list, 3, -1))).toBe('acb')
  expect(names(moveClass(list, 1, -1))).toBe('abc')
  expect(names(moveClass(list, 3, 1))).toBe('abc')
})

it('keeps kinds in the offered order', () => {
  expect(toggleKind(['polygon'], 'box')).toEqual(['box', 'polygon'])
  expect(toggleKind(['box', 'polygon'], 'box')).toEqual(['polygon'])
})

it('gives digits to the first ten', () => {
  expect([0, 8, 9, 10].map(digitOf)).toEqual(['1', '9', '0', null])
})

it('keeps the ids of signed classes through renames, and gives new ones others', () => {
  const before = ontologyFrom(presetClasses('images'))
  const drafts = signedClasses({ ...before, version: 4 })
  const renamed = editClass(drafts, drafts[0]?.key ?? 0, { name: 'Human' })
  const next = ontologyFrom(editClass(addClass(renamed), 5, { name: 'Person' }))
  expect(next.classes.map(({ id }) => id)).toEqual([...before.classes.map(({ id }) => id), 'person-2'])
  expect(next.classes[0]).toMatchObject({ id: 'person', name: 'Human' })
})

it('carries on what is signed and not edited here', () => {
  const before = ontology.parse({
    version: 3,
    guidelines: '# Plates',
    classes: [
      {
        id: 'cat',
        name: 'Cat',
        colour: 1,
        kinds: ['box', 'keypoints'],
        attributes: [{ id: 'gait', name: 'Gait', kind: 'select', options: ['walk', 'trot'] }],
        skeleton: { points: [{ name: 'nose', x: 0, y: 0 }], edges: [] },
        transcription: 'required',
        description: 'House cats',
      },
    ],
  })
  const next = ontologyFrom(editClass(signedClasses(before), 1, { name: 'House cat' }), before)
  expect(next).toEqual({ ...before, version: 1, classes: [{ ...before.classes[0], name: 'House cat' }] })
})
