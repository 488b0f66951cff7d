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

/** What a press is known by; a `KeyboardEvent` fits. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
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

const isLetter = (key: string) => /^[A-Z]$/.test(key)
const isDigit = (key: string) => /^[0-9]$/.test(key)
/** Signs carry their own Shift on some layouts and not on others, so Shift is not looked at. */
const isSign = (key: string) => key.length === 1 && !isLetter(key) && !isDigit(key)

/**
 * The key a press stands for. A Latin letter is taken as the layout gives it, so that the cap on the keyboard is right on
 * AZERTY too; any other script falls back to the place of the key, so that shortcuts work under Greek or Cyrillic.
 * Digits go by place, because some layouts give them only with Shift.
 */
export const keyOfPress = (press: Press): string => {
  const byPlace = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(press.code)
  const digit = byPlace?.[2]
  if (digit !== undefined)
    return press.shiftKey && !isDigit(press.key) && press.code.startsWith('Digit') ? digit : digit
  if (press.key === ' ' || press.code === 'Space') return 'Space'
  const upper = press.key.toUpperCase()
  if (isLetter(upper)) return upper
  return byPlace?.[1] ?? (press.key.length === 1 ? upper : press.key)
}

/** Tells whether a press is this chord. */
export const matchesChord = (chord: Chord, press: Press, isMac: boolean): boolean => {
  const mod = isMac ? press.metaKey : press.ctrlKey
  const foreign = isMac ? press.ctrlKey : press.metaKey
  if (foreign || chord.mod !== mod) return false
  if (isSign(chord.key)) return press.key === chord.key && (chord.alt === press.altKey || !chord.mod)
  return chord.alt === press.altKey && chord.shift === press.shiftKey && keyOfPress(press) === chord.key
}

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
export const showChord = (chord: Chord, isMac: boolean): string =>
  [
    chord.mod ? (isMac ? '⌘' : 'Ctrl') : '',
    chord.alt ? (isMac ? '⌥' : 'Alt') : '',
    chord.shift ? (isMac ? '⇧' : 'Shift') : '',
    shownNames[chord.key] ?? chord.key,
  ]
    .filter(Boolean)
    .join(' ')

/** Keys as one cap shows them; a sequence keeps its space: `G W`. */
export const showKeys = (keys: string, isMac: boolean): string =>
  parseKeys(keys)
    .map((chord) => showChord(chord, isMac))
    .join(' ')
