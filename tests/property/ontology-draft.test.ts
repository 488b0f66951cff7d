import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ontology } from '../../src/shared/labels/ontology.ts'
import { ontologyFrom } from '../../src/renderer/src/screens/projects/ontology/build.ts'
import type { ClassDraft, QuestionDraft } from '../../src/renderer/src/screens/projects/ontology/draft.ts'
import { offeredKinds } from '../../src/renderer/src/screens/projects/ontology/kinds.ts'
import { problemsOf } from '../../src/renderer/src/screens/projects/ontology/problems.ts'

const words = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 2, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd') }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', 'a', 'A', ' a', 'walk', 'x'.repeat(61), 'y'.repeat(121), 'z'.repeat(201)),
  },
)
const number = fc.constantFrom('', '', '', '', '0', '1', '-1', '2.5', '2,5', 'x', '1e3', '10001')

const question: fc.Arbitrary<Omit<QuestionDraft, 'key'>> = fc.record({
  name: words,
  kind: fc.constantFrom('select', 'multi-select', 'number', 'text', 'boolean'),
  required: fc.boolean(),
  retired: fc.boolean(),
  when: fc.option(
    fc.record({
      question: fc.integer({ min: 0, max: 4 }),
      equals: fc.array(fc.constantFrom('a', 'true', 'walk'), { maxLength: 2 }),
    }),
    { freq: 1 },
  ),
  options: fc
    .array(words, { maxLength: 4 })
    .map((list) => list.map((entry, at) => ({ key: at + 1, words: entry, signed: false }))),
  min: number,
  max: number,
  step: number,
  unit: fc.constantFrom('', 'mm', 'u'.repeat(21)),
  maxLength: number,
  lines: fc.constantFrom('one', 'many', null),
  first: fc.array(fc.constantFrom('a', 'b', '1', 'true'), { maxLength: 2 }),
})

const entry: fc.Arbitrary<Omit<ClassDraft, 'key'>> = fc.record({
  name: words,
  colour: fc.integer({ min: 1, max: 20 }),
  kinds: fc.subarray([...offeredKinds], { minLength: 0 }),
  questions: fc.array(question, { maxLength: 3 }).map((list) => list.map((one, at) => ({ ...one, key: at + 1 }))),
  skeleton: fc.option(
    fc.record({
      points: fc
        .array(fc.record({ name: words, x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constant(0.5) }), {
          maxLength: 3,
        })
        .map((list) => list.map((one, at) => ({ ...one, key: at + 1 }))),
      edges: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 })), { maxLength: 2 }),
    }),
  ),
  transcription: fc.constantFrom('optional', 'required', null),
  howMany: fc.constantFrom('at-least-one', 'exactly-one', null),
  description: fc.constantFrom('', 'x', 'd'.repeat(2_001)),
  retired: fc.boolean(),
})

const draft = fc.record({
  guidelines: fc.constantFrom('', '# a'),
  classes: fc.array(entry, { maxLength: 3 }).map((list) => list.map((one, at) => ({ ...one, key: at + 1 }))),
})

it('finds every fault for which the contract would refuse an ontology', () => {
  let [taken, refused] = [0, 0]
  fc.assert(
    fc.property(draft, (value) => {
      const read = ontology.safeParse(ontologyFrom(value))
      if (read.success) taken += 1
      else refused += 1
      if (!read.success) expect(problemsOf(value).size).toBeGreaterThan(0)
      if (read.success && problemsOf(value).size === 0) expect(read.data).toEqual(ontologyFrom(value))
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(taken, refused)).toBeGreaterThan(50)
})
