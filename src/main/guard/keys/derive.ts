import { hkdfSync } from 'node:crypto'

/**
 * What a derived key is for. A purpose is never reused and never renamed: the name is what keeps two keys of the same
 * parent apart.
 */
export const keyPurposes = ['home database'] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/**
 * Derives a 256-bit key for one purpose from a key that is itself uniformly random.
 *
 * HKDF-SHA-256 (RFC 5869) with an empty salt; info is `auxerta v1 ` and the purpose. Does not stretch: never feed it a
 * passphrase.
 *
 * @param parent - At least 32 bytes.
 * @returns 32 bytes, owned by the caller, who wipes them.
 * @throws `TypeError` when the parent is too short.
 */
export const deriveKey = (parent: Uint8Array, purpose: KeyPurpose): Buffer => {
  if (parent.length < 32) throw new TypeError('A parent key has at least 32 bytes')
  return Buffer.from(hkdfSync('sha256', parent, new Uint8Array(0), `auxerta v1 ${purpose}`, 32))
}
