import { indexOffsets } from '../../../shared/labels/code-points.ts'
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
  readonly toCodePoint: (position: number) => number
  /** The words between two code points as they stand in the text, line breaks as they are. */
  readonly quote: (start: number, end: number) => string
  readonly lengthCodePoints: number
}

/** Indexes a text. One pass; the text itself is kept as it is. */
export const placesOf = (text: string): TextPlaces => {
  const layout = layLines(text)
  const offsets = indexOffsets(text)
  return {
    lines: layout.lines,
    toPosition: (codePoint) => layout.toPosition(offsets.toUtf16(codePoint)),
    toCodePoint: (position) => offsets.toCodePoint(layout.toUtf16(position)),
    quote: (start, end) => text.slice(offsets.toUtf16(start), offsets.toUtf16(end)),
    lengthCodePoints: offsets.lengthCodePoints,
  }
}
