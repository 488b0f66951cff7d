import { describe, expect, it } from 'vitest'
import { answerFault, askedNow, defaultAnswers, missingOf } from '../../../../src/shared/labels/attribute-rules.ts'
import { attributeList } from '../../../../src/shared/labels/attributes.ts'

const plate = attributeList.parse([
  { id: 'side', name: 'Left or right?', kind: 'select', options: ['left', 'right', 'both'], required: true },
  {
    id: 'count',
    name: 'How many?',
    kind: 'number',
    min: 1,
    max: 9,
    step: 2,
    when: { attribute: 'side', equals: ['both'] },
  },
  { id: 'why', name: 'Why?', kind: 'text', maxLength: 5, required: true, when: { attribute: 'count', equals: ['3'] } },
  { id: 'marks', name: 'Marks', kind: 'multi-select', options: ['crack', 'stain'], default: ['stain'] },
  { id: 'sure', name: 'Sure?', kind: 'boolean', default: false },
])
const names = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const at = (id: string) => plate.find((entry) => entry.id === id)!

describe('conditions', () => {
  it('asks what has no condition, and what its condition allows', () => {
    expect(names(askedNow(plate, {}))).toEqual(['side', 'marks', 'sure'])
    expect(names(askedNow(plate, { side: 'both' }))).toEqual(['side', 'count', 'marks', 'sure'])
    expect(names(askedNow(plate, { side: 'both', count: 3 }))).toEqual(['side', 'count', 'why', 'marks', 'sure'])
  })

  it('asks nothing that hangs on a question which is itself not asked', () => {
    expect(names(askedNow(plate, { side: 'left', count: 3 }))).not.toContain('why')
  })

  it('refuses a condition on what comes later, and on nothing', () => {
    const when = { attribute: 'b', equals: ['x'] }
    const first = { id: 'a', name: 'A', kind: 'text', when }
    expect(attributeList.safeParse([first, { id: 'b', name: 'B', kind: 'text' }]).success).toBe(false)
    expect(attributeList.safeParse([first]).success).toBe(false)
  })
})

describe('answers', () => {
  it.each([
    ['side', 'left', null],
    ['side', 'up', 'Choose one of the options.'],
    ['count', 3, null],
    ['count', 0, 'At least 1.'],
    ['count', 10, 'At most 9.'],
    ['count', 4, 'In steps of 2.'],
    ['count', Number.NaN, 'Write a number.'],
    ['why', 'light', null],
    ['why', 'lights', 'Write at most 5 characters.'],
    ['marks', ['crack', 'stain'], null],
    ['marks', ['dust'], 'Choose among the options.'],
    ['sure', 'yes', 'Answer yes or no.'],
  ])('%s: %s', (id, value, fault) => {
    expect(answerFault(at(id), value)).toBe(fault)
  })

  it('holds finishing back for what is required and for what is wrong, never for what is not asked', () => {
    expect(names(missingOf(plate, {}))).toEqual(['side'])
    expect(names(missingOf(plate, { side: 'left', count: 100 }))).toEqual([])
    expect(names(missingOf(plate, { side: 'both', count: 100 }))).toEqual(['count'])
    expect(names(missingOf(plate, { side: 'both', count: 3, why: '  ' }))).toEqual(['why'])
  })

  it('begins with the defaults', () => {
    expect(defaultAnswers(plate)).toEqual({ marks: ['stain'], sure: false })
  })
})
