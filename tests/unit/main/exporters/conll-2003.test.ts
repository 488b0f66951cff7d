import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { conll2003 } from '../../../../src/main/exporters/conll-2003.ts'
import { losses } from '../../../../src/main/exporters/losses.ts'
import type { Label } from '../../../../src/shared/labels/index.ts'
import { aBox, aLabel, anItem, aPicture, aSpan, aText, exported } from '../../../conformance/exporter-items.ts'

interface Offsets {
  key: string
  spans: { id: string; columns: string; fragments: { start: number; end: number; quote: string }[] }[]
  tokens: [number, number][]
}

const run = async (text: string, labels: Label[] = []) => {
  const { files, losses: lost } = await exported(conll2003, [anItem('t', [aText('t.txt', text)], labels)])
  const offsets = JSON.parse(files['offsets.jsonl'] ?? '') as Offsets
  return { columns: files['entities.conll'] ?? '', offsets, lost }
}

const rowsOf = (columns: string) => columns.split('\n').filter((line) => line !== '').slice(1).map((line) => line.split(' ')) // prettier-ignore
const tagsOf = (columns: string) => rowsOf(columns).map((row) => row[3])

it('writes four columns, a document line and a blank line between sentences', async () => {
  const text = 'Ada Lovelace met Charles Babbage. She wrote it.'
  const { columns, lost } = await run(text, [aSpan(text, 'Ada Lovelace'), aSpan(text, 'Charles Babbage')])
  expect(columns).toBe(
    [
      '-DOCSTART- -X- -X- O',
      '',
      'Ada -X- _ B-Person',
      'Lovelace -X- _ I-Person',
      'met -X- _ O',
      'Charles -X- _ B-Person',
      'Babbage -X- _ I-Person',
      '. -X- _ O',
      '',
      'She -X- _ O',
      'wrote -X- _ O',
      'it -X- _ O',
      '. -X- _ O',
      '',
      '',
    ].join('\n'),
  )
  expect(lost).toEqual({})
})

it('begins a span anew where two of the same class touch', async () => {
  const text = 'Paris London'
  const labels = [aSpan(text, 'Paris', { classId: 'place' }), aSpan(text, 'London', { classId: 'place' })]
  expect(tagsOf((await run(text, labels)).columns)).toEqual(['B-Place_of_work', 'B-Place_of_work'])
})

it('widens spans that end inside a word', async () => {
  const { columns, offsets, lost } = await run('Babbage left', [aSpan('Babbage left', 'bage le')])
  expect(tagsOf(columns)).toEqual(['B-Person', 'I-Person'])
  expect(offsets.spans[0]).toMatchObject({ columns: 'widened', fragments: [{ start: 3, end: 10, quote: 'bage le' }] })
  expect(lost).toEqual({ [losses.widened]: 1 })
})

it('spaces at the ends of a span are no loss', async () => {
  const { columns, lost } = await run('a big cat', [aSpan('a big cat', ' big ')])
  expect(tagsOf(columns)).toEqual(['O', 'B-Person', 'O'])
  expect(lost).toEqual({})
})

it('the longest of overlapping spans wins, the others are reported and kept beside', async () => {
  const text = 'the Bank of England in London'
  const labels = [aSpan(text, 'England'), aSpan(text, 'Bank of England', { classId: 'place' }), aSpan(text, 'the Bank')]
  const { columns, offsets, lost } = await run(text, labels)
  expect(tagsOf(columns)).toEqual(['O', 'B-Place_of_work', 'I-Place_of_work', 'I-Place_of_work', 'O', 'O'])
  expect(lost).toEqual({ [losses.overlap]: 2 })
  expect(offsets.spans.map((span) => span.columns)).toEqual(['overlap', 'exact', 'overlap'])
})

it('never ends a sentence inside a span', async () => {
  const text = 'He joined Yahoo! Inc. in May. Then he left.'
  const { columns } = await run(text, [aSpan(text, 'Yahoo! Inc.')])
  const sentences = columns
    .split('\n\n')
    .slice(1)
    .filter((entry) => entry.trim() !== '')
  for (const sentence of sentences) expect(sentence).not.toMatch(/^\S+ -X- _ I-/)
  expect(sentences.at(-1)).toMatch(/^Then /)
  expect(sentences).toHaveLength(2)
})

it('reports what has no place in it', async () => {
  const labels = [
    aBox([1, 1, 2, 2]),
    aLabel({ kind: 'item-class', part: 'txt' }),
    aSpan('one two three', ['one', 'three']),
    aSpan('one two three', ' '),
    aSpan('one two three', 'two', { attributes: { a: 1 } }),
    aSpan('one two three', 'one', { classId: 'gone' }),
  ]
  const { lost, offsets } = await run('one two three', labels)
  const each = [
    'noPlaceForShape',
    'noPlaceForItemClass',
    'discontinuous',
    'wordless',
    'attributes',
    'noSuchClass',
  ] as const
  expect(lost).toEqual(Object.fromEntries(each.map((entry) => [losses[entry], 1])))
  expect(offsets.spans.map((span) => span.columns)).toEqual(['discontinuous', 'wordless', 'exact', 'class-gone'])
})

it('leaves pictures out and separates documents', async () => {
  const { files } = await exported(conll2003, [
    anItem('p', [aPicture('p.jpg')]),
    anItem('a', [aText('a.txt', 'One.')]),
    anItem('b', [aText('b.txt', ' \r\n')]),
  ])
  const columns = files['entities.conll'] ?? ''
  expect(columns.match(/^-DOCSTART- -X- -X- O$/gm)).toHaveLength(2)
  const keys = (files['offsets.jsonl'] ?? '')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Offsets).key)
  expect(keys).toEqual(['a', 'b'])
})

it('gives the bytes of the vectors', async () => {
  const text = readFileSync('tests/vectors/conll-2003/input.txt', 'utf8')
  const labels = JSON.parse(readFileSync('tests/vectors/conll-2003/labels.json', 'utf8')) as object[]
  const { files } = await exported(conll2003, [anItem('t', [aText('input.txt', text)], labels.map(aLabel))])
  expect(files['entities.conll']).toBe(readFileSync('tests/vectors/conll-2003/entities.conll', 'utf8'))
  expect(files['offsets.jsonl']).toBe(readFileSync('tests/vectors/conll-2003/offsets.jsonl', 'utf8'))
})

const awkward = fc
  .array(
    fc.constantFrom(
      'a',
      'Ω',
      '😀',
      '👩‍👩‍👧',
      'e\u0301',
      ' ',
      '. ',
      '\r\n',
      '\u2028',
      '\ufeff',
      '\u200b',
      'سلام',
      '東京',
      '-',
      '\t',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

it('rows are well formed and the offsets give back the words, for any text', async () => {
  await fc.assert(
    fc.asyncProperty(awkward, fc.nat(), fc.nat(), async (text, from, length) => {
      const points = Array.from(text)
      const start = points.length > 0 ? from % points.length : 0
      const end = Math.min(points.length, start + (length % 9))
      const quote = points.slice(start, end).join('')
      const label = aLabel({ kind: 'span', part: 'txt', classId: 'person', fragments: [{ start, end, quote }] })
      const { columns, offsets } = await run(text, [label])
      const rows = rowsOf(columns)
      expect(rows.every((row) => row.length === 4)).toBe(true)
      expect(offsets.tokens).toHaveLength(rows.length)
      for (const [i, [first, last]] of offsets.tokens.entries()) {
        const word = points.slice(first, last).join('')
        expect(rows[i]?.[0]).toBe(word.replace(/[\s\p{Z}\p{Cc}]/gu, '_'))
        const inside = start < end && first < end && last > start
        expect(rows[i]?.[3]?.slice(2) === 'Person').toBe(inside)
      }
      expect(rows.filter((row) => row[3]?.startsWith('B-')).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})
