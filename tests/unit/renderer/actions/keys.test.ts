import { describe, expect, it } from 'vitest'
import { canonicalKeys, keysClash } from '../../../../src/renderer/src/actions/keys.ts'

describe('canonicalKeys', () => {
  it('spells keys one way', () => {
    expect(canonicalKeys('Shift+Alt+Mod+x g')).toBe('Mod+Alt+Shift+X G')
  })
})

describe('keysClash', () => {
  it('finds the same keys however they are spelt', () => {
    expect(keysClash('Shift+Mod+k', 'Mod+Shift+K')).toBe(true)
    expect(keysClash('Mod+K', 'Mod+Shift+K')).toBe(false)
  })

  it('finds a key that a sequence begins with', () => {
    expect(keysClash('G', 'G W')).toBe(true)
    expect(keysClash('G W', 'G')).toBe(true)
  })

  it('lets sequences share their beginning', () => {
    expect(keysClash('G W', 'G R')).toBe(false)
  })
})
