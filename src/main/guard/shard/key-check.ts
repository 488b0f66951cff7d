import { hkdfSync, timingSafeEqual } from 'node:crypto'

const info = 'auxerta shard key check v1'

/** Length of a key check. */
export const keyCheckBytes = 32

/**
 * Derives the public value that commits to a data key. It is signed in the project log.
 *
 * AES-GCM alone lets one ciphertext open under two keys with two meanings; the signed check allows one key only.
 *
 * @returns 32 bytes, from which nothing about the key can be learnt.
 */
export const deriveKeyCheck = (dataKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), info, keyCheckBytes))

/** Tells whether a data key is the one that a key check commits to. */
export const matchesKeyCheck = (dataKey: Uint8Array, keyCheck: Uint8Array): boolean =>
  keyCheck.length === keyCheckBytes && timingSafeEqual(deriveKeyCheck(dataKey), keyCheck)
