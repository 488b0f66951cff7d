import { matchesChord, parseKeys, type Press } from './chord.ts'
import type { Action, Registry } from './registry.ts'

/** How long the second key of a sequence may take. */
export const sequenceMs = 1_500

/** A press with what decides whether it may act. */
export interface DispatchedPress extends Press {
  readonly repeat: boolean
  /** Milliseconds on any steady clock. */
  readonly timeStamp: number
  /** True when the person is typing into a field: then only chords with Ctrl/⌘, F-keys and Escape act. */
  readonly typing: boolean
}

export type Outcome = { readonly ran: Action } | 'began' | 'ignored'

const actsWhileTyping = (press: DispatchedPress): boolean =>
  press.ctrlKey || press.metaKey || /^F\d+$/.test(press.key) || press.key === 'Escape'

const isModifier = (press: Press): boolean => ['Shift', 'Control', 'Alt', 'Meta'].includes(press.key)

/**
 * Turns presses into actions. Remembers the first keys of a sequence for {@link sequenceMs}; a key that does not continue
 * it is looked at afresh.
 *
 * @returns A function that runs at most one action for each press and says what became of it.
 */
export const createDispatcher = (registry: Registry, isMac: boolean): ((press: DispatchedPress) => Outcome) => {
  let begun: readonly Press[] = []
  let begunAt = 0

  const candidates = (presses: readonly Press[]) =>
    registry.all().flatMap((action) =>
      (action.keys ?? [])
        .map(parseKeys)
        .filter(
          (chords) =>
            chords.length >= presses.length &&
            presses.every((press, place) => {
              const chord = chords[place]
              return chord !== undefined && matchesChord(chord, press, isMac)
            }),
        )
        .map((chords) => ({ action, whole: chords.length === presses.length })),
    )

  const attempt = (presses: readonly Press[], press: DispatchedPress): Outcome => {
    const found = candidates(presses)
    const first = found[0]
    if (!first) return 'ignored'
    if (!first.whole) {
      begun = presses
      begunAt = press.timeStamp
      return 'began'
    }
    begun = []
    const { action } = first
    if (action.enabled === false || (press.repeat && action.repeats !== true)) return 'ignored'
    action.run()
    return { ran: action }
  }

  return (press) => {
    if (isModifier(press) || (press.typing && !actsWhileTyping(press))) return 'ignored'
    const sequence = begun.length > 0 && press.timeStamp - begunAt <= sequenceMs ? begun : []
    begun = []
    const outcome = sequence.length > 0 ? attempt([...sequence, press], press) : 'ignored'
    return outcome === 'ignored' ? attempt([press], press) : outcome
  }
}
