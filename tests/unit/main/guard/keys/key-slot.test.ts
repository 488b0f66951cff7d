import { beforeAll, describe, expect, it } from 'vitest'
import { runInSession } from './keyring-session.ts'

describe('a key slot with a real keyring', () => {
  let outcome: Record<string, unknown>
  beforeAll(async () => {
    outcome = (await runInSession('key-slot-scenarios.ts', { keyring: true })) as Record<string, unknown>
  })

  it('finds the key store usable and keeps 64 bytes in it', () => {
    expect(outcome['backend']).toEqual({ backend: 'secret-service', usable: true, reason: null })
    expect(outcome['roundTrip']).toBe(true)
    expect(outcome['removed']).toBeNull()
  })

  it('opens with the passphrase and no other', () => {
    expect(outcome['reopened']).toBe(true)
    expect(outcome['otherForm']).toBe('PASSPHRASE_WRONG')
  })

  it('keeps the home to its owner and no secret in the slot', () => {
    expect(outcome['homeMode']).toBe('700')
    expect(outcome['slotMode']).toBe('600')
    expect(outcome['slotHoldsSecrets']).toBe(false)
    expect(outcome['filesAfterUnlock']).toEqual(['key-slot.json'])
  })

  it('refuses a second slot and a weak passphrase', () => {
    expect(outcome['again']).toBe('HOME_NOT_EMPTY')
    expect(outcome['weak']).toBe('PASSPHRASE_WEAK')
    expect(outcome['weakLeavesNothing']).toBe(false)
  })

  it('does not open a copied home, and says so before any passphrase', () => {
    expect(outcome['copiedWithoutSecret']).toBe('DEVICE_SECRET_MISSING')
    expect(outcome['copiedWithForeignSecret']).toBe('DEVICE_SECRET_MISSING')
    expect(outcome['copiedWrongPassphrase']).toBe('DEVICE_SECRET_MISSING')
  })

  it('makes wrong passphrases wait, also after a restart', () => {
    expect(outcome['reset']).toBe('opened')
    expect(outcome['wrong']).toEqual([...Array<string>(5).fill('PASSPHRASE_WRONG'), 'RATE_LIMITED'])
    expect(outcome['rightTooEarly']).toBe('RATE_LIMITED')
    expect(outcome['started']).toBe('RATE_LIMITED')
    expect(outcome['sixth']).toBe('PASSPHRASE_WRONG')
    expect(outcome['longerNow']).toBe('RATE_LIMITED')
    expect(outcome['rightInTime']).toBe('opened')
    expect(outcome['countForgotten']).toBe('PASSPHRASE_WRONG')
    expect(outcome['thenRight']).toBe('opened')
  })

  it('counts attempts made at once, and gains nothing from a broken count', () => {
    const atOnce = outcome['atOnce'] as string[]
    expect(atOnce.filter((code) => code === 'PASSPHRASE_WRONG')).toHaveLength(5)
    expect(atOnce.filter((code) => code === 'RATE_LIMITED')).toHaveLength(3)
    expect(outcome['brokenCount']).toEqual(['RATE_LIMITED', 'opened'])
  })

  it('renews passphrase, home key and device secret, and the slot of before opens nothing', () => {
    expect(outcome['oldPassphrase']).toBe('PASSPHRASE_WRONG')
    expect(outcome['newKey']).toBe(true)
    expect(outcome['oldSlot']).toBe('DEVICE_SECRET_MISSING')
    expect(outcome['nextSecretLeft']).toBeNull()
  })

  it('refuses a slot that is not what it should be', () => {
    expect(outcome['version2']).toBe('HOME_DAMAGED')
    expect(outcome['extraField']).toBe('HOME_DAMAGED')
    expect(outcome['hugeCost']).toBe('HOME_DAMAGED')
    expect(outcome['flippedCiphertext']).toBe('PASSPHRASE_WRONG')
    expect(outcome['noSlot']).toBe('NOT_ENROLLED')
  })

  it('destroys secret and slot', () => {
    expect(outcome['destroyedSecret']).toBeNull()
    expect(outcome['destroyedFiles']).toEqual([])
  })
})

describe('a key slot without a keyring', () => {
  it('refuses with the fix in the message and writes nothing', async () => {
    const outcome = (await runInSession('no-keyring-scenarios.ts', { keyring: false })) as Record<string, unknown>
    expect(outcome).toEqual({
      backend: {
        backend: 'secret-service',
        usable: false,
        reason: expect.stringContaining('keyring') as string,
      },
      code: 'KEY_STORE_UNAVAILABLE',
      message: expect.stringContaining('gnome-keyring') as string,
      slotWritten: false,
    })
  })
})
