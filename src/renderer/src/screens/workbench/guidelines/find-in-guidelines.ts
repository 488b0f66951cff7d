/** A part of the guidelines that begins with a heading, or the part before the first. */
export interface Section {
  readonly text: string
}

/** Cuts Markdown at its headings. A `#` inside of fenced code is no heading. */
export const sectionsOf = (markdown: string): readonly Section[] => {
  const parts: string[][] = [[]]
  let fenced = false
  for (const line of markdown.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    if (!fenced && /^#{1,6}\s/.test(line)) parts.push([])
    parts.at(-1)?.push(line)
  }
  return parts.map((lines) => ({ text: lines.join('\n').trim() })).filter(({ text }) => text !== '')
}

/** The texts in which every word is found, whatever its case. */
export const withWords = <T>(list: readonly T[], search: string, textOf: (entry: T) => string): readonly T[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return list.filter((entry) => {
    const text = textOf(entry).toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
