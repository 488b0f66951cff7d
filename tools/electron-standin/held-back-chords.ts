import type { Input } from 'electron'
import { preventable, type Preventable } from './preventable.ts'

const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789+-=,./')
const named = [
  'F1',
  'F3',
  'F5',
  'F6',
  'F7',
  'F10',
  'F11',
  'F12',
  'PrintScreen',
  'Escape',
  'BrowserBack',
  'BrowserForward',
]

/** A chord in the one spelling that the page's script uses too. */
export const chordOf = (key: string, held: { control: boolean; meta: boolean; alt: boolean; shift: boolean }): string =>
  `${held.control ? 'C' : ''}${held.meta ? 'M' : ''}${held.alt ? 'A' : ''}${held.shift ? 'S' : ''} ${key.toLowerCase()}`

/**
 * Electron asks the app about each key before the page sees it. Here the page cannot wait for an answer from another
 * process, so the app is asked beforehand about every chord, and what it holds back is held back in the page.
 */
export const heldBackChords = (ask: (event: Preventable, input: Input) => void): string[] => {
  const found: string[] = []
  for (const key of [...letters, ...named])
    for (let bits = 0; bits < 16; bits += 1) {
      const held = { control: (bits & 1) > 0, meta: (bits & 2) > 0, alt: (bits & 4) > 0, shift: (bits & 8) > 0 }
      const event = preventable({})
      const spelled = held.shift && key.length === 1 ? key.toUpperCase() : key
      ask(event, {
        type: 'keyDown',
        key: spelled,
        code: '',
        isAutoRepeat: false,
        isComposing: false,
        location: 0,
        modifiers: [],
        ...held,
      })
      if (event.defaultPrevented) found.push(chordOf(key, held))
    }
  return found
}
