import type { Chord } from './chord.ts'

/** What a press is known by; a `KeyboardEvent` fits but for `altGraph`. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  /** AltGr, which Windows also reports as Control with Alt: it makes a sign and is no shortcut. */
  readonly altGraph: boolean
}

/** One way to read a press. `null` of Shift or Alt: the sign needed it, or did not, and it is not asked for. */
export interface Reading {
  readonly key: string
  readonly shift: boolean | null
  readonly alt: boolean | null
}

/** `other` is a layout that writes no Latin letters: there keys are known by their place. */
export type Script = 'latin' | 'other'

/** Whether it is a modifier that is pressed, and no key with one. */
export const isModifier = ({ key }: Pick<Press, 'key'>): boolean =>
  ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(key)

/** Which signs the US layout has where, without and with Shift. */
export const signPlaces: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
}

const charOf = ({ key }: Press): string | null => ([...key].length === 1 ? key : null)
const isLatin = (char: string): boolean => /^[A-Z]$/.test(char.toUpperCase())
const isDigit = (char: string): boolean => /^[0-9]$/.test(char)
const isSign = (char: string): boolean => !/^[\p{L}\p{N}]$/u.test(char)

const placeReadings = ({ code, shiftKey: shift, altKey: alt }: Press): readonly Reading[] => {
  const named = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code)
  const key = named?.[1] ?? named?.[2]
  if (key !== undefined) return [{ key, shift, alt }]
  const signs = signPlaces[code]
  if (!signs) return []
  const plain = { key: signs[0], shift, alt }
  return shift ? [{ key: signs[1], shift: null, alt }, plain] : [plain]
}

const charReadings = (press: Press): readonly Reading[] => {
  const char = charOf(press)
  if (char === null) return []
  if (isSign(char)) return [{ key: char, shift: null, alt: press.altKey }]
  if (!isLatin(char) && !isDigit(char)) return []
  return [{ key: char.toUpperCase(), shift: press.shiftKey, alt: press.altKey }]
}

/** Digits go by place, because some layouts give them only with Shift; a sign that needs Shift goes before. */
const digitReadings = (press: Press, script: Script): readonly Reading[] => {
  const signs = charReadings(press).filter(({ shift }) => shift === null)
  const signFirst = press.shiftKey && script === 'latin'
  return signFirst ? [...signs, ...placeReadings(press)] : [...placeReadings(press), ...signs]
}

const letterReadings = (press: Press, script: Script): readonly Reading[] => {
  const char = charOf(press)
  const byPlace = placeReadings(press)
  if (char === null || (!isSign(char) && !isLatin(char) && !isDigit(char))) return byPlace
  if (script === 'other' && !isLatin(char)) return [...byPlace, ...charReadings(press)]
  return charReadings(press)
}

/** Option writes other characters on macOS, so the place is asked first, and then the sign that was written. */
const optionReadings = (press: Press): readonly Reading[] => {
  const written = charReadings(press).map((reading) => ({ ...reading, alt: null }))
  return [...placeReadings(press), ...written.filter(({ shift }) => shift === null)]
}

/**
 * How a press may be read, the likeliest first. The first reading that some action wants is taken, so that a key is reached
 * by what its cap says and, where a layout cannot write it plainly, by its place on the US keyboard.
 *
 * - A Latin letter is taken as the layout gives it: the cap is right on AZERTY, QWERTZ and Dvorak.
 * - Under a script without Latin letters, and for accented and dead keys, the place stands for the letter or sign.
 * - Digits go by place.
 * - With AltGr only what was written counts.
 */
export const readingsOf = (press: Press, script: Script, isMac: boolean): readonly Reading[] => {
  const { key, code, shiftKey: shift, altKey: alt } = press
  if (key === ' ' || code === 'Space') return [{ key: 'Space', shift, alt }]
  if (press.altGraph) return charReadings(press).flatMap((read) => (read.shift === null ? { ...read, alt: false } : []))
  if (charOf(press) === null && key !== 'Dead') return [{ key, shift, alt }]
  if (isMac && alt) return optionReadings(press)
  if (/^Digit/.test(code)) return digitReadings(press, script)
  if (/^Key/.test(code)) return letterReadings(press, script)
  const [written, placed] = [charReadings(press), placeReadings(press)]
  if (written.some((read) => isLatin(read.key))) return written
  return script === 'other' ? [...placed, ...written] : [...written, ...placed]
}

/** What a press says about the script of the layout, or null when it says nothing: with Shift, Hebrew writes Latin letters. */
export const scriptOf = (press: Press): Script | null => {
  const char = charOf(press)
  const plain = !press.ctrlKey && !press.metaKey && !press.altKey && !press.shiftKey && !press.altGraph
  if (char === null || !plain || !press.code.startsWith('Key')) return null
  if (isLatin(char)) return 'latin'
  return /^\p{L}$/u.test(char) && !/^\p{Script=Latin}$/u.test(char) ? 'other' : null
}

/** Signs carry their own Shift on some layouts and not on others, so a chord with a sign asks for it only when it says so. */
const fits = (chord: Chord, { key, shift, alt }: Reading): boolean =>
  chord.key === key && (shift === null ? !chord.shift : chord.shift === shift) && (alt === null || chord.alt === alt)

/** How well a press answers to a chord: 0 is best, null not at all. */
export const rankOf = (
  chord: Chord,
  press: Press,
  { readings, isMac }: { readonly readings: readonly Reading[]; readonly isMac: boolean },
): number | null => {
  const [mod, foreign] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (!press.altGraph && (foreign || chord.mod !== mod)) return null
  if (press.altGraph && chord.mod) return null
  const rank = readings.findIndex((reading) => fits(chord, reading))
  return rank < 0 ? null : rank
}
