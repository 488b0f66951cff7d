import { parseKeys } from './chord.ts'
import { isModifier, type Press } from './press.ts'
import type { PressReader, ReadPress } from './press-reader.ts'
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

/** With Ctrl or ⌘ these work inside a field: its clipboard, its undo, its words. */
const editsField = /^(?:[acvxzy]|Arrow.*|Backspace|Delete|Home|End)$/i

const actsWhileTyping = (press: DispatchedPress): boolean =>
  ((press.ctrlKey || press.metaKey) && !press.altGraph && !editsField.test(press.key)) ||
  /^F\d+$/.test(press.key) ||
  press.key === 'Escape'

interface Candidate {
  readonly action: Action
  /** Whether the keys end here. */
  readonly whole: boolean
  readonly rank: number
}

const candidates = (actions: readonly Action[], reads: readonly ReadPress[], reader: PressReader): Candidate[] =>
  actions.flatMap((action) =>
    action.keys.map(parseKeys).flatMap((chords) => {
      const ranks = reads.map((read, place) => {
        const chord = chords[place]
        return chord ? reader.rank(chord, read) : null
      })
      if (ranks.includes(null)) return []
      return { action, whole: chords.length === reads.length, rank: Math.max(...ranks.map((rank) => rank ?? 0)) }
    }),
  )

/** The likeliest reading wins, then the layer on top. */
const best = (found: readonly Candidate[]): Candidate | undefined =>
  found.reduce<Candidate | undefined>((first, next) => (first && first.rank <= next.rank ? first : next), undefined)

/**
 * Turns presses into actions. Remembers the first keys of a sequence for {@link sequenceMs}; a key that does not continue
 * it is looked at afresh.
 *
 * @returns A function that runs at most one action for each press and says what became of it.
 */
export const createDispatcher = (registry: Registry, reader: PressReader): ((press: DispatchedPress) => Outcome) => {
  let begun: readonly ReadPress[] = []
  let begunAt = 0

  const attempt = (reads: readonly ReadPress[], press: DispatchedPress): Outcome => {
    const first = best(candidates(registry.all(), reads, reader))
    if (!first) return 'ignored'
    if (!first.whole) {
      begun = reads
      begunAt = press.timeStamp
      return 'began'
    }
    begun = []
    const { action } = first
    if (!action.enabled || (press.repeat && action.repeats !== true)) return 'ignored'
    action.run()
    return { ran: action }
  }

  return (press) => {
    const read = reader.read(press)
    if (isModifier(press) || (press.typing && !actsWhileTyping(press))) return 'ignored'
    const sequence = begun.length > 0 && press.timeStamp - begunAt <= sequenceMs ? begun : []
    begun = []
    const outcome = sequence.length > 0 ? attempt([...sequence, read], press) : 'ignored'
    return outcome === 'ignored' ? attempt([read], press) : outcome
  }
}
