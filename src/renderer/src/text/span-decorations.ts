import { findClusterBreak, type Range } from '@codemirror/state'
import { Decoration, type DecorationSet } from '@codemirror/view'
import { directionOf } from './paragraphs.ts'
import { layOutSpans, type PlacedPiece, type SpanPiece } from './span-layout.ts'

const groundOf = (piece: PlacedPiece): Decoration =>
  Decoration.mark({
    class: [
      'tx-span',
      `tx-c${piece.colour}`,
      `tx-l${piece.level}`,
      piece.selected ? 'tx-on' : '',
      piece.later || piece.colour > 10 ? 'tx-dash' : '',
    ].join(' '),
    attributes: { 'data-span': piece.labelId },
  })

/** The name hangs on the first character, on the side where the words begin: it wraps with it and moves nothing. */
const nameOf = (piece: PlacedPiece, words: string): Decoration =>
  Decoration.mark({
    class: [
      'tx-name',
      directionOf(words) === 'rtl' ? 'tx-rtl' : '',
      `tx-c${piece.colour}`,
      `tx-${piece.nameSide}`,
      `tx-r${piece.nameRow}`,
      `tx-d${piece.clears}`,
      piece.selected ? 'tx-on' : '',
    ].join(' '),
    attributes: { 'data-span': piece.labelId, 'data-name': piece.name },
  })

/** Draws pieces over the lines of a text. */
export const decorationsFor = (pieces: readonly SpanPiece[], textFrom: (at: number) => string): DecorationSet => {
  const ranges: Range<Decoration>[] = []
  for (const piece of layOutSpans(pieces)) {
    const words = textFrom(piece.from)
    const first = findClusterBreak(words, 0)
    ranges.push(groundOf(piece).range(piece.from, piece.to))
    ranges.push(nameOf(piece, words).range(piece.from, Math.min(piece.to, piece.from + Math.max(first, 1))))
  }
  return Decoration.set(ranges, true)
}
