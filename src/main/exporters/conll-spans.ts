import { indexOffsets } from '../../shared/labels/code-points.ts'
import type { SpanLabel } from '../../shared/labels/span.ts'
import { losses } from './losses.ts'

/** Why a span is not in the columns as it was drawn. */
export type SpanLoss = 'widened' | 'overlap' | 'discontinuous' | 'wordless'

/** A span that gets tags. Offsets are UTF-16 units of the text, on word edges. */
export interface TaggedSpan {
  readonly label: SpanLabel
  readonly startUtf16: number
  readonly endUtf16: number
}

export interface SpanPlan {
  /** By position; they do not overlap. */
  readonly tagged: readonly TaggedSpan[]
  readonly lossOf: ReadonlyMap<SpanLabel, SpanLoss>
}

/** Neither spaces nor invisible characters alone make a token. */
export const isWord = (segment: string): boolean => !/^[\s\p{Z}\p{Cc}\p{Cf}]*$/u.test(segment)

/** English rules stand for the Unicode default everywhere; scripts without spaces use the dictionaries built in. */
export const wordsOf = new Intl.Segmenter('en', { granularity: 'word' })

/** The words from the first to the last that the stretch touches, or null when it touches none. */
const widen = (words: Intl.Segments, startUtf16: number, endUtf16: number) => {
  let at = startUtf16
  let first: Intl.SegmentData | undefined
  let end = startUtf16
  while (at < endUtf16) {
    const segment = words.containing(at)
    if (!segment) break
    at = segment.index + segment.segment.length
    if (!isWord(segment.segment)) continue
    first ??= segment
    end = at
  }
  return first ? { startUtf16: first.index, endUtf16: end } : null
}

const byLength = (a: TaggedSpan, b: TaggedSpan): number =>
  b.endUtf16 - b.startUtf16 - (a.endUtf16 - a.startUtf16) || a.startUtf16 - b.startUtf16

/** Longest first: each takes its place unless a longer one is there. Kept sorted by position for a quick look-up. */
const takeLongest = (candidates: readonly TaggedSpan[], onOverlap: (span: TaggedSpan) => void): TaggedSpan[] => {
  const taken: TaggedSpan[] = []
  for (const span of [...candidates].sort(byLength)) {
    let [low, high] = [0, taken.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((taken[middle]?.startUtf16 ?? 0) < span.startUtf16) low = middle + 1
      else high = middle
    }
    const [before, after] = [taken[low - 1], taken[low]]
    const free = (!before || before.endUtf16 <= span.startUtf16) && (!after || after.startUtf16 >= span.endUtf16)
    if (free) taken.splice(low, 0, span)
    else onOverlap(span)
  }
  return taken
}

/**
 * Decides which spans one row of tags can hold: unbroken ones, widened to whole words, the longest where several
 * overlap (the earlier one of two equally long).
 */
export const planSpans = (text: string, spans: readonly SpanLabel[]): SpanPlan => {
  const offsets = indexOffsets(text)
  const words = wordsOf.segment(text)
  const lossOf = new Map<SpanLabel, SpanLoss>()
  const candidates: TaggedSpan[] = []
  for (const label of spans) {
    const [fragment, ...more] = label.fragments
    if (!fragment || more.length > 0) {
      lossOf.set(label, 'discontinuous')
      continue
    }
    const [startUtf16, endUtf16] = [offsets.toUtf16(fragment.start), offsets.toUtf16(fragment.end)]
    const wide = widen(words, startUtf16, endUtf16)
    if (!wide) {
      lossOf.set(label, 'wordless')
      continue
    }
    if (wide.startUtf16 < startUtf16 || wide.endUtf16 > endUtf16) lossOf.set(label, 'widened')
    candidates.push({ label, ...wide })
  }
  const tagged = takeLongest(candidates, (span) => lossOf.set(span.label, 'overlap'))
  return { tagged, lossOf }
}

export const sentenceFor = (loss: SpanLoss): string => losses[loss]
