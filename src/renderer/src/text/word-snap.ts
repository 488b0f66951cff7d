/** English rules stand for the Unicode default; scripts without spaces use the dictionaries built in. */
const words = new Intl.Segmenter('en', { granularity: 'word' })
const blank = /^[\s\p{Z}]$/u

/** UTF-16 offsets in one string; `to` is exclusive. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Takes spaces and line breaks off both ends. Null when nothing else is there. */
export const trimBlank = (text: string, { from, to }: Stretch): Stretch | null => {
  let [start, end] = [from, to]
  while (start < end && blank.test(text.charAt(start))) start++
  while (end > start && blank.test(text.charAt(end - 1))) end--
  return start < end ? { from: start, to: end } : null
}

/** Takes line breaks, and nothing else, off both ends. */
export const trimBreaks = (text: string, { from, to }: Stretch): Stretch | null => {
  let [start, end] = [from, to]
  while (start < end && text.charAt(start) === '\n') start++
  while (end > start && text.charAt(end - 1) === '\n') end--
  return start < end ? { from: start, to: end } : null
}

/** The word, number or sign around an offset of one line. */
export const wordAt = (line: string, offset: number): Stretch | null => {
  const at = Math.min(offset, line.length - 1)
  if (at < 0) return null
  const segment = words.segment(line).containing(at)
  return segment ? { from: segment.index, to: segment.index + segment.segment.length } : null
}
