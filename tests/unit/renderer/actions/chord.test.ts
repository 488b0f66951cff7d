import { describe, expect, it } from 'vitest'
import { keyOfPress, matchesChord, parseKeys, showKeys } from '../../../../src/renderer/src/actions/chord.ts'
import { press } from './press.ts'

const only = (keys: string) => {
  const [chord] = parseKeys(keys)
  if (!chord) throw new Error('no chord')
  return chord
}

describe('keyOfPress', () => {
  it('takes a Latin letter as the layout gives it', () => {
    // On AZERTY the key with the cap A sits where Q is elsewhere.
    expect(keyOfPress(press('a', { code: 'KeyQ' }))).toBe('A')
  })

  it('falls back to the place of the key under other scripts', () => {
    expect(keyOfPress(press('с', { code: 'KeyC' }))).toBe('C')
    expect(keyOfPress(press('ς', { code: 'KeyW' }))).toBe('W')
  })

  it('takes digits by place, because AZERTY gives them only with Shift', () => {
    expect(keyOfPress(press('&', { code: 'Digit1' }))).toBe('1')
    expect(keyOfPress(press('7', { code: 'Numpad7' }))).toBe('7')
  })

  it('survives the letters that macOS makes with Option', () => {
    expect(keyOfPress(press('å', { code: 'KeyA', altKey: true }))).toBe('A')
  })

  it('names what has no character', () => {
    expect(keyOfPress(press(' ', { code: 'Space' }))).toBe('Space')
    expect(keyOfPress(press('F5'))).toBe('F5')
    expect(keyOfPress(press('ArrowUp'))).toBe('ArrowUp')
  })
})

describe('matchesChord', () => {
  it('wants exactly the modifiers that are written', () => {
    expect(matchesChord(only('C'), press('c'), false)).toBe(true)
    expect(matchesChord(only('C'), press('C', { shiftKey: true }), false)).toBe(false)
    expect(matchesChord(only('C'), press('c', { ctrlKey: true }), false)).toBe(false)
    expect(matchesChord(only('C'), press('c', { altKey: true }), false)).toBe(false)
    expect(matchesChord(only('Shift+V'), press('V', { shiftKey: true }), false)).toBe(true)
  })

  it('reads Mod as Ctrl, and as ⌘ on macOS', () => {
    expect(matchesChord(only('Mod+K'), press('k', { ctrlKey: true }), false)).toBe(true)
    expect(matchesChord(only('Mod+K'), press('k', { metaKey: true }), false)).toBe(false)
    expect(matchesChord(only('Mod+K'), press('k', { metaKey: true }), true)).toBe(true)
    expect(matchesChord(only('Mod+K'), press('k', { ctrlKey: true }), true)).toBe(false)
  })

  it('does not ask how a layout makes a sign', () => {
    expect(matchesChord(only('?'), press('?', { code: 'Slash', shiftKey: true }), false)).toBe(true)
    expect(matchesChord(only('?'), press('?', { code: 'Minus', shiftKey: true }), false)).toBe(true)
    expect(matchesChord(only('['), press('[', { code: 'Digit8', altKey: true }), false)).toBe(true)
    expect(matchesChord(only('/'), press('?', { code: 'Slash', shiftKey: true }), false)).toBe(false)
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
