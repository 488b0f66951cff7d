import { indexOffsets } from '../../../shared/labels/code-points.ts'
import type { SpanFragment } from '../../../shared/labels/span.ts'
import { layLines } from './line-breaks.ts'

/** A stretch of the shown text in positions of the editor; `to` is exclusive. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** One text in the two ways it is counted: code points, which are stored, and positions, which the editor shows. */
export interface TextPlaces {
  readonly lines: readonly string[]
  readonly toPosition: (codePoint: number) => number
  /** Where a fragment is shown. Remembered for each fragment: they never change, and every redraw asks again. */
  readonly rangeOf: (fragment: SpanFragment) => TextRange
  readonly toCodePoint: (position: number) => number
  /** The words between two code points as they stand in the text, line breaks as they are. */
  readonly quote: (start: number, end: number) => string
  readonly lengthCodePoints: number
}

/** Indexes a text. One pass; the text itself is kept as it is. */
export const placesOf = (text: string): TextPlaces => {
  const layout = layLines(text)
  const offsets = indexOffsets(text)
  const known = new WeakMap<SpanFragment, TextRange>()
  const toPosition = (codePoint: number) => layout.toPosition(offsets.toUtf16(codePoint))
  return {
    lines: layout.lines,
    toPosition,
    rangeOf: (fragment) => {
      const range = known.get(fragment) ?? { from: toPosition(fragment.start), to: toPosition(fragment.end) }
      known.set(fragment, range)
      return range
    },
    toCodePoint: (position) => offsets.toCodePoint(layout.toUtf16(position)),
    quote: (start, end) => text.slice(offsets.toUtf16(start), offsets.toUtf16(end)),
    lengthCodePoints: offsets.lengthCodePoints,
  }
}
