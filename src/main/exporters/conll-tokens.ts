import { codePointsBefore } from '../../shared/labels/code-points.ts'
import type { SpanLabel } from '../../shared/labels/span.ts'
import { isWord, wordsOf, type TaggedSpan } from './conll-spans.ts'

export interface Token {
  /** The word as it is written: never with a space in it. */
  readonly form: string
  /** Whether `form` differs from the text. */
  readonly changed: boolean
  /** Code points from 0; `end` is exclusive. */
  readonly start: number
  readonly end: number
  readonly startsSentence: boolean
  readonly label: SpanLabel | null
  /** Whether it is the first token of its label. */
  readonly begins: boolean
}

const sentencesOf = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * Reads a text word by word, once, and says of each what it belongs to.
 *
 * @param tagged - Spans on word edges, by position, not overlapping.
 */
export function* tokensOf(text: string, tagged: readonly TaggedSpan[]): Iterable<Token> {
  const sentences = sentencesOf.segment(text)[Symbol.iterator]()
  let sentence = sentences.next()
  let [at, start, fromUtf16] = [0, 0, 0]
  let fresh = false
  let any = false
  for (const { segment, index } of wordsOf.segment(text)) {
    start += codePointsBefore(text.slice(fromUtf16, index), index - fromUtf16)
    fromUtf16 = index
    while (!sentence.done && sentence.value.index <= index) {
      fresh = true
      sentence = sentences.next()
    }
    if (!isWord(segment)) continue
    while ((tagged[at]?.endUtf16 ?? Infinity) <= index) at++
    const span = tagged[at]
    const label = span && span.startUtf16 <= index ? span : null
    const begins = label?.startUtf16 === index
    const form = segment.replace(/[\s\p{Z}\p{Cc}]/gu, '_')
    const end = start + codePointsBefore(segment, segment.length)
    const startsSentence = !any || (fresh && (!label || begins))
    yield { form, changed: form !== segment, start, end, startsSentence, label: label?.label ?? null, begins }
    if (startsSentence) fresh = false
    else if (label && !begins) fresh = false
    any = true
  }
}
