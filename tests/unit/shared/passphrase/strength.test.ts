import { describe, expect, it } from 'vitest'
import { judgePassphrase } from '../../../../src/shared/passphrase/strength.ts'

const names = ['Mira Okafor', 'WS-0417', 'Halden Annotation']

describe('the strength of a passphrase', () => {
  it('counts characters as a person does until there are enough', () => {
    expect(judgePassphrase('')).toMatchObject({ level: 0, enough: false })
    expect(judgePassphrase('short')).toEqual({ level: 1, words: '5 of 12 characters', enough: false })
    expect(judgePassphrase('🔑🔒🔓🗝🔐🔏')).toMatchObject({ words: '6 of 12 characters', enough: false })
    expect(judgePassphrase('a            b').enough).toBe(false)
    expect(judgePassphrase('   heron   ').words).toBe('5 of 12 characters')
  })

  it.each([
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnopqrstuvwx',
    '123456789012',
    '987654321098',
    'qwertyuiopasdfghjkl',
    'Passwort2026!',
    'P@ssw0rd2026!',
    'Summer2026!Summer2026!',
    'welcome welcome welcome',
    'abcabcabcabcabcabc',
    'iloveyou12345678',
    'changeme please',
    '1985 1985 1985 1985',
  ])('refuses %s as easy to guess, and says what to do', (passphrase) => {
    expect(judgePassphrase(passphrase)).toMatchObject({ level: 2, enough: false })
    expect(judgePassphrase(passphrase).words).toContain('Use four words')
  })

  it('refuses what stands in every book', () => {
    for (const known of ['correct horse battery staple', 'Correct-Horse-Battery-Staple', 'To be or not to be?'])
      expect(judgePassphrase(known), known).toMatchObject({ enough: false })
  })

  it.each([
    'okafor velvet quarry ladder',
    'Ôkafor velvet quarry ladder',
    'ladder HALDEN velvet quarry',
    'ladder annotation velvet',
  ])('refuses %s for the name in it', (passphrase) => {
    expect(judgePassphrase(passphrase, names)).toMatchObject({ enough: false })
    expect(judgePassphrase(passphrase, names).words).toContain('name')
    expect(judgePassphrase(passphrase.replace(/.kafor|HALDEN|annotation/i, 'heron'), names).enough).toBe(true)
  })

  it('takes words that do not belong together, and random characters', () => {
    expect(judgePassphrase('heron ladder velvet', names)).toMatchObject({ level: 3, enough: true })
    expect(judgePassphrase('heron ladder velvet quarry', names)).toMatchObject({
      level: 4,
      words: 'Strong',
      enough: true,
    })
    expect(judgePassphrase('x7#Kq9!vTz2m', names)).toMatchObject({ level: 4 })
    expect(judgePassphrase('Reiher Leiter Samt Steinbruch', names)).toMatchObject({ level: 4 })
  })

  it('answers at once, however long it is', () => {
    expect(judgePassphrase('ab'.repeat(512))).toMatchObject({ enough: false })
  })
})
