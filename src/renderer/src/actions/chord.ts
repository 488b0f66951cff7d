/**
 * A chord is one press with its modifiers: `C`, `Mod+K`, `Shift+\`, `F5`, `?`. A sequence is chords with a space between:
 * `G W`. `Mod` is ⌘ on macOS and Ctrl elsewhere.
 */
export interface Chord {
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** A letter in upper case, a digit, a sign, or a name such as `F5`, `Enter`, `Escape`, `ArrowUp`, `Space`. */
  readonly key: string
}

const modifiers = ['Mod', 'Shift', 'Alt'] as const

const parseChord = (words: string): Chord => {
  const rest = words.split('+')
  const has = Object.fromEntries(modifiers.map((name) => [name, rest.slice(0, -1).includes(name)]))
  const last = rest.at(-1) || '+'
  const strangers = rest.slice(0, -1).filter((word) => word !== '' && !modifiers.some((name) => name === word))
  if (strangers.length > 0) throw new TypeError(`Not a modifier: ${strangers.join(', ')}`)
  const key = last.length === 1 ? last.toUpperCase() : last
  return { mod: has['Mod'] === true, shift: has['Shift'] === true, alt: has['Alt'] === true, key }
}

/**
 * Reads keys as they are written in the list of actions.
 *
 * @throws TypeError when a modifier is misspelt: that is a mistake in the code.
 */
export const parseKeys = (keys: string): readonly Chord[] => keys.split(' ').map(parseChord)

const shownNames: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Backspace: '⌫',
}

/** A chord as the key cap shows it: `Ctrl K`, `⌘ K`, `↵`. */
const showChord = (chord: Chord, isMac: boolean, capOf: (key: string) => string): string =>
  [
    chord.mod ? (isMac ? '⌘' : 'Ctrl') : '',
    chord.alt ? (isMac ? '⌥' : 'Alt') : '',
    chord.shift ? (isMac ? '⇧' : 'Shift') : '',
    shownNames[chord.key] ?? capOf(chord.key),
  ]
    .filter(Boolean)
    .join(' ')

/**
 * Keys as one cap shows them; a sequence keeps its space: `G W`.
 *
 * @param capOf - What is printed on the key of a letter or sign.
 */
export const showKeys = (keys: string, isMac: boolean, capOf: (key: string) => string = (key) => key): string =>
  parseKeys(keys)
    .map((chord) => showChord(chord, isMac, capOf))
    .join(' ')
