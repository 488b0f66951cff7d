import { expect, it } from 'vitest'
import { readItemNumbers } from '../../../src/shared/item-numbers.ts'

it.each([
  ['18', [17]],
  ['3, 5-7', [2, 4, 5, 6]],
  ['7;5–6 5', [4, 5, 6]],
  [' 1 240 ', [0, 239]],
])('reads %s as places from 0, in order and once each', (typed, indexes) => {
  expect(readItemNumbers(typed, 240)).toEqual({ indexes })
})

it.each(['', ' , ', '0', '241', '7-5', '-3', '1.5', 'all', '1-99999999999'])(
  'takes %j for no list of items',
  (typed) => {
    expect(readItemNumbers(typed, 240)).toHaveProperty('problem')
  },
)

it('keeps to what one erasure may hold', () => {
  expect(readItemNumbers('1-10000', 50_000)).toHaveProperty('indexes.length', 10_000)
  expect(readItemNumbers('1-10001', 50_000)).toHaveProperty('problem')
  expect(readItemNumbers('1-6000 6001-12000', 50_000)).toHaveProperty('problem')
})
