import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKey } from '../../../../../src/main/guard/keys/derive.ts'
import { waitAfterFailuresMs } from '../../../../../src/main/guard/keys/unlock-attempts.ts'

describe('deriveKey', () => {
  it('is HKDF-SHA-256 with an empty salt and the purpose as info', () => {
    const parent = Buffer.alloc(32, 5)
    const extracted = createHmac('sha256', Buffer.alloc(32)).update(parent).digest()
    const expanded = createHmac('sha256', extracted).update('auxerta v1 home database\x01').digest()
    expect(deriveKey(parent, 'home database').equals(expanded)).toBe(true)
  })

  it('refuses a parent that is too short', () => {
    expect(() => deriveKey(Buffer.alloc(31), 'home database')).toThrow(TypeError)
  })
})

describe('waitAfterFailuresMs', () => {
  it('is nothing for the first five, doubles, and ends at one hour', () => {
    expect([0, 4, 5, 6, 10, 15, 16, 400].map(waitAfterFailuresMs)).toEqual([
      0, 0, 2_000, 4_000, 64_000, 2_048_000, 3_600_000, 3_600_000,
    ])
  })
})
