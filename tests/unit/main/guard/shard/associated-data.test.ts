import { describe, expect, it } from 'vitest'
import { encodeAssociatedData } from '../../../../../src/main/guard/shard/associated-data.ts'
import { deriveKeyCheck, matchesKeyCheck } from '../../../../../src/main/guard/shard/key-check.ts'

const binding = { client: 'c', project: 'pr', shard: 'sha', version: 258 }

describe('associated data', () => {
  it('is each field behind its length', () => {
    expect(encodeAssociatedData(binding, 'tar').toString('hex')).toBe(
      [
        `00000010${Buffer.from('auxerta shard v1').toString('hex')}`,
        '0000000163',
        '000000027072',
        '00000003736861',
        '000000080000000000000102',
        '00000003746172',
      ].join(''),
    )
  })

  it.each([
    { ...binding, client: '' },
    { ...binding, project: 'x'.repeat(201) },
    { ...binding, shard: '\ud800' },
    { ...binding, version: 0 },
    { ...binding, version: 1.5 },
  ])('refuses %j', (wrong) => {
    expect(() => encodeAssociatedData(wrong, 'tar')).toThrow(TypeError)
  })

  it('fits into the info of HKDF at its longest', () => {
    const name = 'ü'.repeat(100)
    expect(encodeAssociatedData({ client: name, project: name, shard: name, version: 1 }, 'index').length).toBeLessThan(
      1024,
    )
  })
})

describe('key check', () => {
  const key = Buffer.alloc(32, 1)
  it('knows its key and no other', () => {
    expect(matchesKeyCheck(key, deriveKeyCheck(key))).toBe(true)
    expect(matchesKeyCheck(Buffer.alloc(32, 2), deriveKeyCheck(key))).toBe(false)
    expect(matchesKeyCheck(key, deriveKeyCheck(key).subarray(0, 31))).toBe(false)
  })
})
