import { expect, it } from 'vitest'
import { trimBlank, trimBreaks, wordAt } from '../../../../src/renderer/src/text/word-snap.ts'

const wordIn = (line: string, offset: number) => {
  const word = wordAt(line, offset)
  return word && line.slice(word.from, word.to)
}

it('finds the word around an offset in any script', () => {
  expect(wordIn('the Grand Museum', 6)).toBe('Grand')
  expect(wordIn('don’t go', 1)).toBe('don’t')
  expect(wordIn('zahlt 3,5 Mio.', 7)).toBe('3,5')
  expect(wordIn('東京に住む', 1)).toBe('東京')
  expect(wordIn('عاصمة مصر', 7)).toBe('مصر')
  expect(wordIn('a 👩‍👩‍👧 b', 4)).toBe('👩‍👩‍👧')
  expect(wordIn('last', 99)).toBe('last')
  expect(wordAt('', 0)).toBeNull()
})

it('takes blanks, or line breaks only, off both ends', () => {
  const text = '\n  a b \u00a0\n'
  const all = { from: 0, to: text.length }
  expect(text.slice(...Object.values(trimBlank(text, all) ?? {}))).toBe('a b')
  expect(text.slice(...Object.values(trimBreaks(text, all) ?? {}))).toBe('  a b \u00a0')
  expect(trimBlank(' \n ', { from: 0, to: 3 })).toBeNull()
})
