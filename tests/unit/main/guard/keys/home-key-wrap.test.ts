import { createDecipheriv, hkdfSync, randomBytes, scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unwrapHomeKey, wrapHomeKey } from '../../../../../src/main/guard/keys/home-key-wrap.ts'
import { stretchPassphrase } from '../../../../../src/main/guard/keys/passphrase.ts'

const homeId = 'AAAAAAAAAAAAAAAAAAAAAA'
const cost = { costN: 2 ** 15, blockSize: 8, parallelism: 1 } as const
const homeKey = randomBytes(32)
const deviceSecret = randomBytes(32)

describe('the wrapped home key', () => {
  it('is what docs/formats/key-slot-v1.md says', async () => {
    const salt = randomBytes(32)
    const ours = await stretchPassphrase('caf\u0065\u0301 au lait', salt, cost)
    const slot = wrapHomeKey(homeKey, homeId, { stretched: ours, deviceSecret, salt, cost })
    expect(slot.scrypt).toEqual({ n: 2 ** 15, r: 8, p: 1, salt })
    const stretched = scryptSync('caf\u00e9 au lait', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 27 })
    const both = Buffer.concat([stretched, deviceSecret])
    const key = Buffer.from(hkdfSync('sha256', both, salt, 'auxerta key-slot v1 wrap', 32))
    const decipher = createDecipheriv('aes-256-gcm', key, slot.wrapped.nonce)
    decipher.setAAD(Buffer.from(`auxerta key-slot v1\n${homeId}`)).setAuthTag(slot.wrapped.ciphertext.subarray(32))
    const opened = Buffer.concat([decipher.update(slot.wrapped.ciphertext.subarray(0, 32)), decipher.final()])
    expect(opened.equals(homeKey)).toBe(true)
    const check = hkdfSync('sha256', deviceSecret, homeId, 'auxerta key-slot v1 device check', 32)
    expect(slot.deviceCheck.equals(Buffer.from(check))).toBe(true)
  })

  it('needs both halves and its own home', () => {
    const [stretched, salt] = [randomBytes(32), randomBytes(32)]
    const slot = wrapHomeKey(homeKey, homeId, { stretched, deviceSecret, salt, cost })
    expect(unwrapHomeKey(slot, { stretched, deviceSecret })?.equals(homeKey)).toBe(true)
    expect(unwrapHomeKey(slot, { stretched: randomBytes(32), deviceSecret })).toBeNull()
    expect(unwrapHomeKey(slot, { stretched, deviceSecret: randomBytes(32) })).toBeNull()
    const moved = { ...slot, homeId: homeId.replace('A', 'B') }
    expect(unwrapHomeKey(moved, { stretched, deviceSecret })).toBeNull()
  })

  it('is wrapped with a fresh nonce each time', () => {
    const secrets = { stretched: randomBytes(32), deviceSecret, salt: randomBytes(32), cost }
    const [one, two] = [wrapHomeKey(homeKey, homeId, secrets), wrapHomeKey(homeKey, homeId, secrets)]
    expect(one.wrapped.nonce.equals(two.wrapped.nonce)).toBe(false)
  })
})
