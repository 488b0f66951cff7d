/** UTF-16 offsets are what the DOM and JavaScript strings count; code points are what is stored. Convert only here. */

/** Converts an offset in UTF-16 units to code points. An offset inside a surrogate pair counts the pair as begun. */
export const codePointsBefore = (text: string, utf16Offset: number): number => {
  let count = 0
  for (let i = 0; i < utf16Offset && i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xdc00 && unit <= 0xdfff && i > 0) {
      const before = text.charCodeAt(i - 1)
      if (before >= 0xd800 && before <= 0xdbff) continue
    }
    count++
  }
  return count
}

/** Checkpoints every so many UTF-16 units make both directions fast on long texts. */
const stepUtf16 = 1024

/** An index of one text that converts offsets in both directions in constant time after one pass. */
export interface OffsetIndex {
  readonly toCodePoint: (utf16Offset: number) => number
  readonly toUtf16: (codePointOffset: number) => number
  readonly lengthCodePoints: number
}

const isPairAt = (text: string, i: number): boolean => {
  const unit = text.charCodeAt(i)
  if (unit < 0xd800 || unit > 0xdbff || i + 1 >= text.length) return false
  const next = text.charCodeAt(i + 1)
  return next >= 0xdc00 && next <= 0xdfff
}

/** Builds an {@link OffsetIndex}. Memory: one number per 1,024 UTF-16 units. */
export const indexOffsets = (text: string): OffsetIndex => {
  const codePointsAt: number[] = []
  const utf16At: number[] = []
  let count = 0
  for (let i = 0; i < text.length;) {
    if (codePointsAt.length <= i / stepUtf16) {
      codePointsAt.push(count)
      utf16At.push(i)
    }
    i += isPairAt(text, i) ? 2 : 1
    count++
  }
  const length = count
  const toCodePoint = (utf16Offset: number): number => {
    const target = Math.min(Math.max(utf16Offset, 0), text.length)
    let slot = Math.min(Math.floor(target / stepUtf16), utf16At.length - 1)
    if (slot < 0) return 0
    if ((utf16At[slot] ?? 0) > target) slot--
    let [i, n] = [utf16At[slot] ?? 0, codePointsAt[slot] ?? 0]
    while (i < target) {
      i += isPairAt(text, i) ? 2 : 1
      n++
    }
    return n
  }
  const toUtf16 = (codePointOffset: number): number => {
    const target = Math.min(Math.max(codePointOffset, 0), length)
    let [low, high] = [0, codePointsAt.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((codePointsAt[middle] ?? 0) <= target) low = middle
      else high = middle - 1
    }
    let [i, n] = [utf16At[low] ?? 0, codePointsAt[low] ?? 0]
    while (n < target) {
      i += isPairAt(text, i) ? 2 : 1
      n++
    }
    return i
  }
  return { toCodePoint, toUtf16, lengthCodePoints: length }
}

/** Slices by code points: what Python's `text[start:end]` gives. */
export const sliceCodePoints = (text: string, start: number, end: number): string => {
  const index = indexOffsets(text)
  return text.slice(index.toUtf16(start), index.toUtf16(end))
}
