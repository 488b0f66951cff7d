const strongRightToLeft =
  /[\u0590\u05be\u05c0\u05c3\u05c6\u05c8-\u05ff\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u070d\u070f\u0710\u0712-\u072f\u074d-\u07a5\u07b1-\u07ea\u07f4\u07f5\u07fa-\u0815\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const strong = new RegExp(`${strongRightToLeft.source}|\\p{L}|\\u200e`, 'u')

/** The direction of a line by its first letter, as UAX 9 rule P2 has it; left to right when it has none. */
export const directionOf = (line: string): 'ltr' | 'rtl' => {
  const first = strong.exec(line)?.[0]
  return first !== undefined && strongRightToLeft.test(first) ? 'rtl' : 'ltr'
}

/** Gives each line its paragraph number from 1; blank lines have none. */
export const paragraphNumbers = (lines: readonly string[]): readonly (number | null)[] => {
  let number = 0
  return lines.map((line) => (/\S/.test(line) ? ++number : null))
}
