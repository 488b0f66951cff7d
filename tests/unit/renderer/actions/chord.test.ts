import { describe, expect, it } from 'vitest'
import { parseKeys, showKeys } from '../../../../src/renderer/src/actions/chord.ts'
import { capOf } from '../../../../src/renderer/src/actions/keyboard-layout.ts'
import { createPressReader } from '../../../../src/renderer/src/actions/press-reader.ts'
import { press } from './press.ts'

const only = (keys: string) => {
  const [chord] = parseKeys(keys)
  if (!chord) throw new Error('no chord')
  return chord
}

const matches = (keys: string, struck: ReturnType<typeof press>, isMac = false): boolean => {
  const reader = createPressReader(isMac)
  return reader.rank(only(keys), reader.read(struck)) !== null
}

describe('a press and a chord', () => {
  it('want exactly the modifiers that are written', () => {
    expect(matches('C', press('c'))).toBe(true)
    expect(matches('C', press('C', { shiftKey: true }))).toBe(false)
    expect(matches('C', press('c', { ctrlKey: true }))).toBe(false)
    expect(matches('C', press('c', { altKey: true }))).toBe(false)
    expect(matches('Shift+V', press('V', { shiftKey: true }))).toBe(true)
  })

  it('read Mod as Ctrl, and as ⌘ on macOS', () => {
    expect(matches('Mod+K', press('k', { ctrlKey: true }))).toBe(true)
    expect(matches('Mod+K', press('k', { metaKey: true }))).toBe(false)
    expect(matches('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
    expect(matches('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false)
  })

  it('do not ask how a layout makes a sign', () => {
    expect(matches('?', press('?', { code: 'Slash', shiftKey: true }))).toBe(true)
    expect(matches('?', press('?', { code: 'Minus', shiftKey: true }))).toBe(true)
    expect(matches('[', press('[', { code: 'Digit8', altGraph: true }))).toBe(true)
  })
})

describe('parseKeys', () => {
  it('parts a sequence at its spaces', () => {
    expect(parseKeys('G W').map((chord) => chord.key)).toEqual(['G', 'W'])
  })

  it('keeps the plus sign as a key', () => {
    expect(only('+').key).toBe('+')
    expect(only('Mod++')).toMatchObject({ mod: true, key: '+' })
  })

  it('refuses a misspelt modifier', () => {
    expect(() => parseKeys('Ctl+K')).toThrow(TypeError)
  })
})

describe('showKeys', () => {
  it('writes keys as the system does', () => {
    expect(showKeys('Mod+K', false)).toBe('Ctrl K')
    expect(showKeys('Mod+K', true)).toBe('⌘ K')
    expect(showKeys('G W', false)).toBe('G W')
    expect(showKeys('Shift+Enter', false)).toBe('Shift ↵')
  })
})

describe('capOf', () => {
  it('is the letter where the layout writes Latin letters, wherever it lies', () => {
    expect(capOf('A', new Map([['KeyQ', 'a']]))).toBe('A')
    expect(capOf('A', null)).toBe('A')
  })

  it('is what stands at its place under another script', () => {
    const greek = new Map([
      ['KeyF', 'φ'],
      ['BracketLeft', '['],
    ])
    expect([capOf('F', greek), capOf('[', greek), capOf('Enter', greek)]).toEqual(['Φ', '[', 'Enter'])
  })
})
