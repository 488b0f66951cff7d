import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { fragmentOf, spanOver, withEdgeAt, withPart } from '../../src/renderer/src/text/span-edits.ts'
import { placesOf } from '../../src/renderer/src/text/text-places.ts'
import { layLines } from '../../src/renderer/src/text/line-breaks.ts'
import { codePointsBefore, indexOffsets, sliceCodePoints } from '../../src/shared/labels/code-points.ts'
import type { LabelId } from '../../src/shared/ids.ts'
import type { ClassId } from '../../src/shared/labels/base.ts'

const pieces = [
  ...['a', ' ', 'é', 'e\u0301', '\u0301', 'ß', 'Ω', '東', 'ก็', 'سلام', 'שָׁלוֹם', '\u200f', '\u202e', '\u2066'],
  ...['😀', '👩‍👩‍👧‍👦', '👍🏽', '🇫🇷', '🇩', '\u200d', '\ufe0f', '𝔘', '\u{10ffff}'],
  ...['\r\n', '\n', '\r', '\r\r\n', '\n\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\0', '\ufeff', '\ufffe'],
  ...['\ud83d', '\ude00', '\ude00\ud83d', 'x'.repeat(1023), '😀'.repeat(513)],
]
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))
const textAndOffsets = fc.tuple(anyText, fc.nat(), fc.nat()).map(([text, a, b]) => {
  const points = Array.from(text)
  const [start, end] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [number, number]
  return { text, points, start, end }
})

describe('code points', () => {
  it('convert both ways as an array of code points does', () => {
    fc.assert(
      fc.property(textAndOffsets, ({ text, points, start, end }) => {
        const index = indexOffsets(text)
        expect(index.lengthCodePoints).toBe(points.length)
        const utf16 = points.slice(0, start).join('').length
        expect(index.toUtf16(start)).toBe(utf16)
        expect(index.toCodePoint(utf16)).toBe(start)
        expect(codePointsBefore(text, utf16)).toBe(start)
        expect(sliceCodePoints(text, start, end)).toBe(points.slice(start, end).join(''))
      }),
      { numRuns: 500 },
    )
  })

  it('count a pair as begun when an offset lies inside it', () => {
    expect([0, 1, 2, 3].map(indexOffsets('😀a').toCodePoint)).toEqual([0, 1, 1, 2])
    expect([0, 1, 2, 3].map((at) => codePointsBefore('😀a', at))).toEqual([0, 1, 1, 2])
  })

  it('stay inside the text', () => {
    const index = indexOffsets('a😀')
    expect([index.toUtf16(-1), index.toUtf16(99), index.toCodePoint(-1), index.toCodePoint(99)]).toEqual([0, 3, 0, 2])
  })

  it('are those of Python', () => {
    const texts = fc.sample(anyText, { numRuns: 60, seed: 7 }).map((text) => text.toWellFormed())
    const program =
      'import json,sys\nprint(json.dumps([[len(t), [t[:i].encode("utf-16-le").__len__() // 2 for i in range(len(t) + 1)]] for t in json.load(sys.stdin)]))'
    const python = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    const expected =
      python.status === 0
        ? (JSON.parse(python.stdout) as [number, number[]][])
        : texts.map((text): [number, number[]] => {
            const points = Array.from(text)
            let utf16 = 0
            return [points.length, [0, ...points.map((point) => (utf16 += point.length))]]
          })
    for (const [at, text] of texts.entries()) {
      const index = indexOffsets(text)
      const [length, utf16] = expected[at]!
      expect(index.lengthCodePoints).toBe(length)
      expect(utf16.map((_, point) => index.toUtf16(point))).toEqual(utf16)
    }
  })
})

describe('lines', () => {
  it('hold the whole text but its line breaks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { lines } = layLines(text)
        expect(lines).toEqual(text.split(/\r\n|[\n\r\u0085\u2028\u2029]/))
      }),
    )
  })

  it('give every position its place in the text, and back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { lines, toUtf16, toPosition } = layLines(text)
        const shown = lines.join('\n')
        for (let at = 0; at <= shown.length; at++) {
          const utf16 = toUtf16(at)
          expect(toPosition(utf16)).toBe(at)
          const isBreak = /[\r\n\u0085\u2028\u2029]/.test(text.charAt(utf16))
          expect(shown.charAt(at) === '\n' ? isBreak : text.charAt(utf16) === shown.charAt(at)).toBe(true)
        }
        expect(toUtf16(shown.length)).toBe(text.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('spans', () => {
  const own = { id: 'span-1' as LabelId, classId: 'person' as ClassId, part: 'txt' }

  it('come back from the shown text as they were stored, with the words they name', () => {
    fc.assert(
      fc.property(textAndOffsets, ({ text, points, start, end }) => {
        const places = placesOf(text)
        const range = places.rangeOf({ start, end, quote: '' })
        const fragment = fragmentOf(places, range)
        expect(fragment.quote).toBe(sliceCodePoints(text, fragment.start, fragment.end))
        const splitsBreak = [start, end].some((at) => points[at - 1] === '\r' && points[at] === '\n')
        if (!splitsBreak) expect(fragment).toEqual({ start, end, quote: points.slice(start, end).join('') })
      }),
      { numRuns: 500 },
    )
  })

  it('keep parts in order, apart and quoted, whatever is added and moved', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('start', 'end', 'part'), fc.nat(), fc.nat()), { maxLength: 12 })
    fc.assert(
      fc.property(textAndOffsets, moves, ({ text, start, end }, steps) => {
        fc.pre(start < end)
        const places = placesOf(text)
        const length = places.lines.join('\n').length
        let span = spanOver(places, places.rangeOf({ start, end, quote: '' }), own)
        fc.pre(span.fragments[0]!.start < span.fragments[0]!.end)
        for (const [what, a, b] of steps) {
          const [from, to] = [a % (length + 1), b % (length + 1)]
          if (what === 'part') {
            if (from < to) span = withPart(places, span, { from, to })
          } else span = withEdgeAt(places, span, { edge: what, position: from })
        }
        let last = -1
        for (const fragment of span.fragments) {
          expect(fragment.start).toBeGreaterThan(last)
          expect(fragment.end).toBeGreaterThan(fragment.start)
          expect(fragment.quote).toBe(sliceCodePoints(text, fragment.start, fragment.end))
          last = fragment.end
        }
      }),
      { numRuns: 300 },
    )
  })
})
