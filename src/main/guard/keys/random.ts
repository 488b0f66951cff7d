import { randomBytes } from 'node:crypto'

/** A fresh 256-bit key from the system's generator. Zeroise it with {@link wipe} when it is no longer needed. */
export const randomKey = (): Buffer => randomBytes(32)

/** A fresh opaque id of 128 bits in base64url; 22 characters. It says nothing about what it names. */
export const randomId = (): string => randomBytes(16).toString('base64url')

/** Overwrites secrets in memory. Null entries are skipped, so it fits a `finally`. */
export const wipe = (...secrets: readonly (Uint8Array | null | undefined)[]): void => {
  for (const secret of secrets) secret?.fill(0)
}
