/** Everything that begins a new paragraph: CRLF as one break, LF, CR, NEL, and the separators of Unicode. */
const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g

/**
 * A text cut into lines, with both directions of its offsets.
 *
 * The editor counts every line break as one position and forgets which one it was; CRLF is two units of the text. A
 * position is an editor's offset, a UTF-16 offset is one in the text as stored. Nothing is ever normalised: what is
 * stored comes from the original text.
 */
export interface LineLayout {
  readonly lines: readonly string[]
  /** Offsets inside a CRLF count as before it. */
  readonly toPosition: (utf16Offset: number) => number
  readonly toUtf16: (position: number) => number
}

/** How many numbers of a rising list are smaller than the value. */
const countBelow = (rising: readonly number[], value: number): number => {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Cuts a text into lines. */
export const layLines = (text: string): LineLayout => {
  const lines: string[] = []
  const lineFeedsUtf16: number[] = []
  const breakPositions: number[] = []
  let from = 0
  for (const { index, 0: broken } of text.matchAll(lineBreak)) {
    lines.push(text.slice(from, index))
    from = index + broken.length
    if (broken.length === 1) continue
    breakPositions.push(index - lineFeedsUtf16.length)
    lineFeedsUtf16.push(index + 1)
  }
  lines.push(text.slice(from))
  const lengthPositions = text.length - lineFeedsUtf16.length
  const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), max)
  return {
    lines,
    toPosition: (utf16Offset) => {
      const offset = clamp(utf16Offset, text.length)
      return offset - countBelow(lineFeedsUtf16, offset)
    },
    toUtf16: (position) => {
      const at = clamp(position, lengthPositions)
      return at + countBelow(breakPositions, at)
    },
  }
}
