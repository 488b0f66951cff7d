import type { LabelId } from '../../../shared/ids.ts'
import type { TextRange } from './text-places.ts'

/** One part of one span, as it has to be drawn. */
export interface SpanPiece extends TextRange {
  readonly labelId: LabelId
  /** Colour of the class, 1 to 20. */
  readonly colour: number
  readonly name: string
  readonly selected: boolean
  /** Whether it is a later part of a span of several. */
  readonly later: boolean
}

/** Where a piece's underline and name go. */
export interface PlacedPiece extends SpanPiece {
  /** 1 is the underline next to the words; spans around others lie deeper. */
  readonly level: number
  readonly nameSide: 'below' | 'above'
  /** 0 is next to the line. */
  readonly nameRow: number
  /** The deepest underline that a name below has to clear. */
  readonly clears: number
}

export const deepestLevel = 6
export const lastNameRow = 2

/** Names are 11 px, the text is 16: about so many characters of text lie over one of a name. */
const textPerNameCharacter = 0.9

const nameEnd = (piece: SpanPiece): number => piece.from + Math.ceil(piece.name.length * textPerNameCharacter) + 1

/** For each piece, sorted by position, the indexes of those that share a character with it. */
const overlapsOf = (pieces: readonly SpanPiece[]): readonly (readonly number[])[] => {
  const overlaps: number[][] = pieces.map(() => [])
  let open: number[] = []
  for (const [at, piece] of pieces.entries()) {
    open = open.filter((other) => (pieces[other]?.to ?? 0) > piece.from)
    for (const other of open) {
      overlaps[at]?.push(other)
      overlaps[other]?.push(at)
    }
    open.push(at)
  }
  return overlaps
}

/** Shorter pieces come first and take the lowest level that no neighbour has. */
const levelsOf = (pieces: readonly SpanPiece[], overlaps: readonly (readonly number[])[]): readonly number[] => {
  const levels = pieces.map(() => 0)
  const lengthOf = (at: number) => (pieces[at]?.to ?? 0) - (pieces[at]?.from ?? 0)
  const byLength = [...pieces.keys()].sort((a, b) => lengthOf(a) - lengthOf(b) || b - a)
  for (const at of byLength) {
    const taken = new Set(overlaps[at]?.map((other) => levels[other]))
    let level = 1
    while (level < deepestLevel && taken.has(level)) level++
    levels[at] = level
  }
  return levels
}

/** Hands out rows for names so that none is written over another. */
const createRows = () => {
  const until = { below: [] as number[], above: [] as number[] }
  return (piece: SpanPiece, inner: boolean) => {
    const sides = inner ? (['below', 'above'] as const) : (['above', 'below'] as const)
    for (let row = 0; row < lastNameRow; row++)
      for (const side of sides) {
        if ((until[side][row] ?? -1) > piece.from) continue
        until[side][row] = nameEnd(piece)
        return { nameSide: side, nameRow: row }
      }
    return { nameSide: sides[0], nameRow: lastNameRow }
  }
}

/**
 * Decides for each piece how deep its underline lies and where its name stands.
 *
 * Inner spans keep the underline next to the words and their name below; spans around others go deeper and carry their
 * name above. Where names would meet, the later one takes a further row. Widths are estimated: it never measures.
 */
export const layOutSpans = (given: readonly SpanPiece[]): readonly PlacedPiece[] => {
  const pieces = [...given].sort((a, b) => a.from - b.from || b.to - a.to)
  const overlaps = overlapsOf(pieces)
  const levels = levelsOf(pieces, overlaps)
  const rowFor = createRows()
  return pieces.map((piece, at) => {
    const level = levels[at] ?? 1
    const end = nameEnd(piece)
    const under = (overlaps[at] ?? []).filter((other) => (pieces[other]?.from ?? 0) < end)
    const clears = Math.max(level, ...under.map((other) => levels[other] ?? 1))
    return { ...piece, level, clears, ...rowFor(piece, level === 1) }
  })
}
