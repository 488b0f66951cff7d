import { describe, expect, it } from 'vitest'
import { strengthOf } from '../../../../src/renderer/src/ui/passphrase-strength.ts'

describe('strengthOf', () => {
  it('counts towards twelve, in code points', () => {
    expect(strengthOf('')).toMatchObject({ level: 0, enough: false })
    expect(strengthOf('short')).toEqual({ level: 1, words: '5 of 12 characters', enough: false })
    expect(strengthOf('🔑🔒🔓🗝🔐🔏')).toMatchObject({ words: '6 of 12 characters', enough: false })
    expect(strengthOf('twelve chars').enough).toBe(true)
  })

  it('is not taken in by repeats and rows', () => {
    expect(strengthOf('aaaaaaaaaaaaaaaaaaaaaaaa').level).toBe(2)
    expect(strengthOf('abcdefghijklmnopqrstuvwx').level).toBe(2)
    expect(strengthOf('123456789012').level).toBe(2)
  })

  it('honours four words apart', () => {
    expect(strengthOf('correct horse battery staple').level).toBe(4)
  })
})
