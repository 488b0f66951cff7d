import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeySlotFile } from './key-slot-file.ts'
import type { ScryptCost } from './passphrase.ts'
import { wipe } from './random.ts'

/** What both halves are: something in the person's head and something in this device's key store. */
export interface WrapSecrets {
  /** The passphrase after scrypt, 32 bytes. */
  readonly stretched: Uint8Array
  readonly deviceSecret: Uint8Array
}

const associated = (homeId: string): Buffer => Buffer.from(`auxerta key-slot v1\n${homeId}`)

/**
 * The value in the slot by which a foreign device secret is known without trying a passphrase.
 *
 * HKDF of 256 random bits: it tells nothing about the secret and nothing about the passphrase.
 */
export const deviceCheckOf = (deviceSecret: Uint8Array, homeId: string): Buffer<ArrayBuffer> =>
  Buffer.from(hkdfSync('sha256', deviceSecret, Buffer.from(homeId), 'auxerta key-slot v1 device check', 32))

/** Whether a secret out of the key store belongs to this slot. */
export const belongsTo = (slot: KeySlotFile, deviceSecret: Uint8Array): boolean => {
  const check = deviceCheckOf(deviceSecret, slot.homeId)
  try {
    return timingSafeEqual(check, slot.deviceCheck)
  } finally {
    wipe(check)
  }
}

const wrappingKey = ({ stretched, deviceSecret }: WrapSecrets, salt: Uint8Array): Buffer => {
  const both = Buffer.concat([stretched, deviceSecret])
  try {
    return Buffer.from(hkdfSync('sha256', both, salt, 'auxerta key-slot v1 wrap', 32))
  } finally {
    wipe(both)
  }
}

/**
 * Wraps a home key into a new slot: fresh nonce, AES-256-GCM bound to the home's id.
 *
 * The salt may be used again with the same passphrase as long as the device secret is another: the wrapping key is too.
 *
 * @param secrets - `salt` and `cost` are those that the passphrase was stretched with.
 */
export const wrapHomeKey = (
  homeKey: Uint8Array,
  homeId: string,
  secrets: WrapSecrets & { readonly salt: Buffer<ArrayBuffer>; readonly cost: ScryptCost },
): KeySlotFile => {
  const { cost, salt } = secrets
  const key = wrappingKey(secrets, salt)
  try {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(homeId))
    const ciphertext = Buffer.concat([cipher.update(homeKey), cipher.final(), cipher.getAuthTag()])
    return {
      format: 'auxerta-key-slot',
      version: 1,
      homeId,
      scrypt: { n: cost.costN, r: cost.blockSize, p: cost.parallelism, salt },
      deviceCheck: deviceCheckOf(secrets.deviceSecret, homeId),
      wrapped: { nonce, ciphertext },
    }
  } finally {
    wipe(key)
  }
}

/** Takes the home key out of a slot, or null when passphrase and device secret together are not the right ones. */
export const unwrapHomeKey = (slot: KeySlotFile, secrets: WrapSecrets): Buffer | null => {
  const key = wrappingKey(secrets, slot.scrypt.salt)
  const decipher = createDecipheriv('aes-256-gcm', key, slot.wrapped.nonce, { authTagLength: 16 })
  decipher.setAAD(associated(slot.homeId)).setAuthTag(slot.wrapped.ciphertext.subarray(32))
  const homeKey = decipher.update(slot.wrapped.ciphertext.subarray(0, 32))
  try {
    decipher.final()
    return homeKey
  } catch {
    wipe(homeKey)
    return null
  } finally {
    wipe(key)
  }
}
