import { parseKeys, type Chord } from './chord.ts'
import { isModifier, rankOf, readingsOf, scriptOf, type Press, type Reading, type Script } from './press.ts'

/** A press with the ways it may be read. */
export interface ReadPress {
  readonly press: Press
  readonly readings: readonly Reading[]
}

/** Reads presses on the keyboard of this person. */
export interface PressReader {
  readonly isMac: boolean
  readonly read: (press: Press) => ReadPress
  /** How well a press answers to a chord: 0 is best, null not at all. */
  readonly rank: (chord: Chord, read: ReadPress) => number | null
  /** Whether a press alone is one of these keys, in any of its readings. */
  readonly isAnyOf: (read: ReadPress, keys: readonly string[]) => boolean
}

/** Remembers from press to press which script the layout writes. */
export const createPressReader = (isMac: boolean): PressReader => {
  let script: Script = 'latin'
  const rank: PressReader['rank'] = (chord, { press, readings }) => rankOf(chord, press, { readings, isMac })
  return {
    isMac,
    read: (press) => {
      script = scriptOf(press) ?? script
      return { press, readings: readingsOf(press, script, isMac) }
    },
    rank,
    isAnyOf: (read, keys) =>
      keys.map(parseKeys).some(([chord, ...rest]) => chord && rest.length === 0 && rank(chord, read) !== null),
  }
}

/** The chord that a press would be recorded as, or null for a modifier alone. */
export const chordOfPress = ({ press, readings }: ReadPress, isMac: boolean): Chord | null => {
  const [first] = readings
  if (!first || isModifier(first)) return null
  const mod = !press.altGraph && (isMac ? press.metaKey : press.ctrlKey)
  return { mod, alt: first.alt === true, shift: first.shift === true, key: first.key }
}
