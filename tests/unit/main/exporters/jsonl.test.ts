import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { jsonl } from '../../../../src/main/exporters/jsonl.ts'
import {
  aBox,
  aLabel,
  anItem,
  aPicture,
  aPolygon,
  aSpan,
  aText,
  exported,
} from '../../../conformance/exporter-items.ts'

const awkward = '\ufeffAda 👩‍🚀 met\r\nCafe\u0301 owners\rin القاهرة\u2028and 東京. 😀😀 done'
const items = () => [
  anItem('a', [aText('a.txt', awkward)], [
    aSpan(awkward, 'Ada 👩‍🚀', { id: 'span-001' }),
    aSpan(awkward, ['Cafe\u0301', 'القاهرة', '😀 done'], { id: 'span-002', classId: 'place', attributes: { sure: true } }),
    aSpan(awkward, '\r\nCafe', { id: 'span-003', classId: 'gone' }),
  ]),
  anItem('p', [aPicture('p.jpg')], [
    aBox([0.5, 1, 2, 3], { id: 'box-0001' }),
    aPolygon([[[0, 0], [9, 0], [9, 9]]], { id: 'poly-001' }),
    aLabel({ id: 'whole-01', kind: 'item-class', part: 'jpg', classId: 'dog' }),
  ]),
] // prettier-ignore

/** Slices every fragment where Python counts; without Python, by an array of code points. */
const python = `
import json, sys
lines = sys.stdin.buffer.read().decode('utf-8').split('\\n')
wrong = checked = 0
for line in lines:
    if not line: continue
    item = json.loads(line)
    texts = {p['part']: p['text'] for p in item['parts'] if 'text' in p}
    for label in item['labels']:
        for f in label.get('fragments', []):
            checked += 1
            if texts[label['part']][f['start']:f['end']] != f['quote']: wrong += 1
print(json.dumps([checked, wrong]))
`

interface Line {
  parts: { part: string; text?: string }[]
  labels: { part: string; fragments?: { start: number; end: number; quote: string }[] }[]
}

const sliced = (file: string): [number, number] => {
  const run = spawnSync('python3', ['-c', python], { input: file, encoding: 'utf8' })
  if (run.status === 0) return JSON.parse(run.stdout) as [number, number]
  let [checked, wrong] = [0, 0]
  for (const line of file
    .trimEnd()
    .split('\n')
    .map((entry) => JSON.parse(entry) as Line))
    for (const label of line.labels)
      for (const fragment of label.fragments ?? []) {
        const text = line.parts.find((part) => part.part === label.part)?.text ?? ''
        checked++
        if (Array.from(text).slice(fragment.start, fragment.end).join('') !== fragment.quote) wrong++
      }
  return [checked, wrong]
}

it('offsets are those that Python slices by', async () => {
  const { files } = await exported(jsonl, items())
  expect(sliced(files['items.jsonl'] ?? '')).toEqual([5, 0])
  const shifted = (files['items.jsonl'] ?? '').replaceAll('"start":1,', '"start":2,')
  expect(sliced(shifted)[1]).toBeGreaterThan(0)
})

it('keeps everything: the labels can be read back', async () => {
  const { files, losses } = await exported(jsonl, items())
  const lines = (files['items.jsonl'] ?? '').trimEnd().split('\n').map((line) => JSON.parse(line) as { labels: Record<string, unknown>[] }) // prettier-ignore
  const back = lines.flatMap((line) =>
    line.labels.map(({ class: given, ...rest }) => aLabel({ ...rest, classId: (given as { id: string }).id })),
  )
  expect(back).toEqual(items().flatMap((item) => item.labels))
  expect(losses).toEqual({})
})

it('gives the bytes of the vector', async () => {
  const { files } = await exported(jsonl, items())
  expect(files['items.jsonl']).toBe(readFileSync('tests/vectors/jsonl/items.jsonl', 'utf8'))
})
