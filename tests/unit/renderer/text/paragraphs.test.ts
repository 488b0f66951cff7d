import { expect, it } from 'vitest'
import { directionOf, paragraphNumbers } from '../../../../src/renderer/src/text/paragraphs.ts'

it.each([
  ['The word القاهرة', 'ltr'],
  ['«القاهرة» is a word', 'rtl'],
  ['١٢٣ سنة', 'rtl'],
  ['123 — 456', 'ltr'],
  ['', 'ltr'],
  ['שלום', 'rtl'],
  ['ދިވެހި', 'rtl'],
  ['東京', 'ltr'],
  ['\u200f...abc', 'rtl'],
  ['\u200e...سلام', 'ltr'],
  ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ['😀 سلام', 'rtl'],
])('%j runs %s', (line, direction) => {
  expect(directionOf(line)).toBe(direction)
})

it('numbers paragraphs and leaves blank lines out', () => {
  expect(paragraphNumbers(['One', '', ' \t', 'Two', 'Three'])).toEqual([1, null, null, 2, 3])
})
