import { parseKeys, type Chord } from './chord.ts'

/** One chord in the spelling of the catalogue: `Mod+Shift+K`. */
export const keysOfChord = (chord: Chord): string =>
  `${chord.mod ? 'Mod+' : ''}${chord.alt ? 'Alt+' : ''}${chord.shift ? 'Shift+' : ''}${chord.key}`

const spelt = new Map<string, string>()

/** Keys in one spelling, so that two of the same compare equal. */
export const canonicalKeys = (keys: string): string => {
  const known = spelt.get(keys)
  if (known !== undefined) return known
  const words = parseKeys(keys).map(keysOfChord).join(' ')
  spelt.set(keys, words)
  return words
}

/** Whether both could not be reached: the same keys, or a sequence that begins with the other. */
export const keysClash = (one: string, other: string): boolean => {
  const [a, b] = [canonicalKeys(one), canonicalKeys(other)]
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)
}
