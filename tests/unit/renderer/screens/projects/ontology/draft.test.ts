import { expect, it } from 'vitest'
import { lossesOf } from '../../../../../../src/shared/labels/ontology-next.ts'
import { ontology, type Ontology } from '../../../../../../src/shared/labels/ontology.ts'
import { ontologyFrom } from '../../../../../../src/renderer/src/screens/projects/ontology/build.ts'
import { changesOf } from '../../../../../../src/renderer/src/screens/projects/ontology/changes.ts'
import {
  addClass,
  addItemQuestion,
  editClass,
  moveBy,
  moveTo,
  presetClasses,
  removeClass,
  retireClass,
} from '../../../../../../src/renderer/src/screens/projects/ontology/class-edits.ts'
import {
  blankClass,
  blankQuestion,
  draftOf,
  type ClassDraft,
  type OntologyDraft,
} from '../../../../../../src/renderer/src/screens/projects/ontology/draft.ts'
import { keepSigned } from '../../../../../../src/renderer/src/screens/projects/ontology/keep-signed.ts'
import { digitOf, toggleKind } from '../../../../../../src/renderer/src/screens/projects/ontology/kinds.ts'
import { problemsOf } from '../../../../../../src/renderer/src/screens/projects/ontology/problems.ts'
import {
  removeOption,
  removeQuestion,
  renameOption,
} from '../../../../../../src/renderer/src/screens/projects/ontology/question-edits.ts'
import {
  addPoint,
  cocoPerson,
  firstSkeleton,
  joinedTo,
  joinTo,
  removePoint,
} from '../../../../../../src/renderer/src/screens/projects/ontology/skeleton-edits.ts'

const plain = (classes: readonly ClassDraft[]): OntologyDraft => ({ guidelines: '', classes })
const named = (...names: string[]): readonly ClassDraft[] =>
  names.map((name, index) => blankClass(index + 1, { name, colour: index + 1 }))

/** Says everything that an ontology can say. */
const whole: Ontology = ontology.parse({
  version: 3,
  guidelines: '# Plates',
  classes: [
    {
      ...{ id: 'cat', name: 'Cat', colour: 1, kinds: ['box', 'keypoints'] },
      ...{ transcription: 'required', howMany: 'at-least-one', description: 'House cats' },
      attributes: [
        { id: 'gait', name: 'Gait', kind: 'select', options: ['Walk', 'Trot'], default: 'Walk', required: true },
        {
          ...{ id: 'paw', name: 'Lead paw', kind: 'multi-select', options: ['Left', 'Right'], default: ['Left'] },
          when: { attribute: 'gait', equals: ['Trot'] },
        },
        { id: 'phase', name: 'Phase', kind: 'number', min: -1.5, max: 8, step: 0.5, unit: 'ms', default: 2 },
        { id: 'note', name: 'Note', kind: 'text', maxLength: 40, lines: 'many', default: 'none' },
        { id: 'old', name: 'Old', kind: 'boolean', default: false, retired: true },
      ],
      skeleton: {
        points: [
          { name: 'nose', x: 0.25, y: 0.1 },
          { name: 'tail', x: 0.9, y: 0.6 },
        ],
        edges: [[0, 1]],
      },
    },
    { id: 'dog', name: 'Dog', colour: 2, kinds: ['polygon'], retired: true },
  ],
})

it('gives back every word of an ontology that nobody edited', () => {
  expect(ontologyFrom(draftOf(whole, whole))).toEqual({ ...whole, version: 1 })
  expect(problemsOf(draftOf(whole, whole)).size).toBe(0)
  expect(changesOf(whole, ontologyFrom(draftOf(whole, whole)))).toEqual([])
})

it('builds ontologies that the contract accepts, from each preset', () => {
  for (const preset of ['images', 'texts'] as const) {
    const built = ontologyFrom(plain(presetClasses(preset)))
    expect(ontology.parse(built)).toEqual(built)
    expect(problemsOf(plain(presetClasses(preset))).size).toBe(0)
  }
})

it('makes ids that stay apart, also for names without Latin letters', () => {
  const ids = ontologyFrom(plain(named('Big cat', 'big-cat', '猫', '犬', 'Été'))).classes.map((entry) => entry.id)
  expect(ids).toEqual(['big-cat', 'big-cat-2', 'class-3', 'class-4', 'e-te'])
})

it('keeps the ids of what is signed through renames, and gives new ones others', () => {
  const draft = draftOf(whole, whole)
  const renamed = editClass(draft.classes, 1, { name: 'Felid' })
  const next = ontologyFrom(plain(editClass(addClass(renamed), 3, { name: 'Cat' })))
  expect(next.classes.map(({ id }) => id)).toEqual(['cat', 'cat-2', 'dog'])
})

it('hands out the first free colour, keeps the kinds of the last class in use, and stands before the retired', () => {
  const classes = retireClass(editClass(named('a', 'b', 'c'), 3, { kinds: ['polygon'] }), 1, true)
  expect(classes.map(({ name }) => name)).toEqual(['b', 'c', 'a'])
  expect(addClass(removeClass(classes, 2)).map(({ key, colour, kinds }) => [key, colour, kinds[0]])).toEqual([
    [3, 3, 'polygon'],
    [4, 2, 'polygon'],
    [1, 1, 'box'],
  ])
  expect(retireClass(classes, 1, false).map(({ name }) => name)).toEqual(['b', 'c', 'a'])
})

it('asks about the item with a class that each item has once', () => {
  const added = addItemQuestion(named('a')).at(-1)
  expect(added).toMatchObject({ kinds: ['item-class'], howMany: 'exactly-one', questions: [{ required: true }] })
})

it('moves within the list and stops at its ends', () => {
  const names = (list: readonly ClassDraft[]) => list.map((entry) => entry.name).join('')
  const list = named('a', 'b', 'c')
  expect([moveBy(list, 3, -1), moveBy(list, 1, -1), moveBy(list, 3, 1), moveTo(list, 1, 2)].map(names)).toEqual([
    'acb',
    'abc',
    'abc',
    'bca',
  ])
})

it('keeps kinds in the offered order, and gives digits to the first ten', () => {
  expect(toggleKind(['polygon'], 'box')).toEqual(['box', 'polygon'])
  expect(toggleKind(['box', 'polygon'], 'box')).toEqual(['polygon'])
  expect([0, 8, 9, 10].map(digitOf)).toEqual(['1', '9', '0', null])
})

it('takes the default and the conditions along when an option is renamed or goes', () => {
  const [cat] = draftOf(whole, null).classes
  const questions = cat?.questions ?? []
  const renamed = renameOption(questions, { question: 1, option: 2 }, 'Fast trot')
  expect(renamed[1]?.when?.equals).toEqual(['Fast trot'])
  expect(renameOption(questions, { question: 1, option: 1 }, 'Step')[0]?.first).toEqual(['Step'])
  const gone = removeOption(questions, { question: 1, option: 2 })
  expect(gone[1]?.when?.equals).toEqual([])
  expect([...problemsOf(plain([{ ...blankClass(1), name: 'a', questions: gone }])).keys()]).toEqual([
    '1/q1/options',
    '1/q2/when',
  ])
  expect(removeQuestion(questions, 1)[0]?.when).toBeNull()
})

it('joins and parts points, and an edge goes with its point', () => {
  const three = addPoint(addPoint(firstSkeleton))
  expect(three.edges).toEqual([
    [1, 2],
    [2, 3],
  ])
  expect(joinedTo(joinTo(three, 2, [1]), 2)).toEqual([1])
  expect(joinedTo(joinTo(three, 1, [2, 3]), 3)).toEqual([2, 1])
  expect(removePoint(three, 2)).toMatchObject({ points: [{ key: 1 }, { key: 3 }], edges: [] })
})

it('offers the person of COCO as the contract takes it', () => {
  const draft = plain([{ ...blankClass(1), name: 'Person', kinds: ['keypoints'], skeleton: cocoPerson() }])
  const { skeleton } = ontology.parse(ontologyFrom(draft)).classes[0] ?? {}
  expect([skeleton?.points.length, skeleton?.edges.length]).toEqual([17, 19])
})

it('says beside the field what is wrong', () => {
  const question = { ...blankQuestion(1), name: 'Gait' }
  const options = [
    { key: 1, words: 'Walk', signed: false },
    { key: 2, words: ' Walk ', signed: false },
  ]
  const found = problemsOf({
    guidelines: 'x'.repeat(100_001),
    classes: [
      ...named('Cat', ' cat ', '', 'x'.repeat(61)),
      blankClass(5, { name: 'Dog', kinds: [] }),
      blankClass(6, {
        name: 'Horse',
        kinds: ['keypoints'],
        skeleton: { points: [{ key: 1, name: '', x: 0, y: 0 }], edges: [[1, 4]] },
        questions: [
          { ...question, options },
          { ...question, key: 2, kind: 'number', min: '3', max: '2', step: '0', first: ['x'] },
          { ...question, key: 3, name: 'Self', kind: 'boolean', when: { question: 3, equals: ['true'] } },
          { ...question, key: 4, name: 'Later', kind: 'text', maxLength: '0', when: { question: 5, equals: [] } },
          { ...question, key: 5, name: 'Number', kind: 'number', max: '2', first: ['3'] },
        ],
      }),
    ],
  })
  expect([...found.keys()].sort()).toEqual(
    [
      ...['guidelines', '2/name', '3/name', '4/name', '5/kinds', '6/q2/name', '6/q1/o2', '6/q2/max', '6/q2/step'],
      ...['6/q3/when', '6/q4/when', '6/q4/maxLength', '6/q5/first', '6/p1', '6/skeleton'],
    ].sort(),
  )
})

it('puts back what a file lacks, so that nothing signed is lost', () => {
  const file = ontology.parse({
    version: 1,
    classes: [
      {
        ...{ id: 'cat', name: 'House cat', colour: 3, kinds: ['mask'] },
        attributes: [
          { id: 'gait', name: 'Gait', kind: 'text' },
          { id: 'paw', name: 'Paw', kind: 'multi-select', options: ['Right', 'Both'], required: true },
          { id: 'why', name: 'Why', kind: 'text', when: { attribute: 'gait', equals: ['x'] } },
        ],
      },
    ],
  })
  expect(lossesOf(whole, file).length).toBeGreaterThan(5)
  const next = keepSigned(whole, file)
  expect(ontology.parse(next)).toEqual(next)
  expect(lossesOf(whole, next)).toEqual([])
  expect(next.classes[0]).toMatchObject({ name: 'House cat', kinds: ['mask', 'box', 'keypoints'] })
  expect(next.classes[0]?.attributes?.map(({ id, retired }) => [id, retired])).toEqual([
    ['gait-2', undefined],
    ['paw', undefined],
    ['why', undefined],
    ['gait', true],
    ['phase', true],
    ['note', true],
    ['old', true],
  ])
  expect(next.classes[0]?.attributes?.[2]?.when?.attribute).toBe('gait-2')
  expect(next.classes[1]).toMatchObject({ id: 'dog', retired: true })
  expect(ontologyFrom(draftOf(next, whole))).toEqual({ ...next, version: 1 })
})

it('says what the next version changes', () => {
  const after = structuredClone(whole)
  const [cat, dog] = after.classes
  if (!cat || !dog) throw new Error('there are two')
  cat.name = 'House cat'
  cat.retired = true
  delete dog.retired
  cat.attributes = [
    { id: 'gait', name: 'Gait', kind: 'select', options: ['Walk', 'Trot', 'Leap'], default: 'Walk', required: true },
    ...(cat.attributes ?? []).slice(1),
    { id: 'age', name: 'Age', kind: 'number', required: true },
  ]
  const words = changesOf(whole, after).map((change) => change.words)
  expect(words).toEqual([
    'Cat is now House cat',
    'House cat is given no more. Labels that have it keep it.',
    'House cat: “Gait” may be “Leap”',
    'House cat is asked “Age”. Unfinished items need an answer.',
    'Dog is given again',
  ])
  expect(
    changesOf(whole, { ...whole, classes: [dog, cat].map((entry, at) => whole.classes[1 - at] ?? entry) }),
  ).toEqual([{ tone: 'other', words: 'Digits pick other classes than before' }])
})
