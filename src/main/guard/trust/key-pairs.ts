import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { isOnCurve } from './p-256.ts'

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const point = { kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }

/**
 * A P-256 public key as JWK (RFC 7517) with nothing but its required members, so that its thumbprint is its identity. It has
 * to be a point of the curve: a key that is none never gets as far as cryptography.
 */
export const publicKey = z.strictObject(point).refine(isOnCurve)
export type PublicKey = z.infer<typeof publicKey>

/** A P-256 private key as JWK. Lives in the encrypted home database and in memory while unlocked, nowhere else. */
export const privateKey = z.strictObject({ ...point, d: coordinate }).refine(isOnCurve)
export type PrivateKey = z.infer<typeof privateKey>

/** A key pair named by its RFC 7638 thumbprint. */
export interface KeyPair {
  readonly kid: string
  readonly publicKey: PublicKey
  readonly privateKey: PrivateKey
}

/** The RFC 7638 SHA-256 thumbprint that names a key everywhere. */
export const keyIdOf = (key: PublicKey): Promise<string> =>
  calculateJwkThumbprint({ kty: key.kty, crv: key.crv, x: key.x, y: key.y }, 'sha256')

/** Accepts one key alone, by its id: what a verification asks when it knows who has to have signed. */
export const onlyKey = async (key: PublicKey): Promise<(kid: string) => PublicKey | null> => {
  const own = await keyIdOf(key)
  return (kid) => (kid === own ? key : null)
}

/** The public half of a private key. */
export const publicHalf = (key: PrivateKey): PublicKey => ({ kty: key.kty, crv: key.crv, x: key.x, y: key.y })

/** Makes a fresh P-256 pair for signing (ES256) or for key agreement (ECDH-ES). */
export const createKeyPair = async (use: 'ES256' | 'ECDH-ES'): Promise<KeyPair> => {
  const pair = await generateKeyPair(use, { crv: 'P-256', extractable: true })
  const jwk = privateKey.parse(pick(await exportJWK(pair.privateKey)))
  return { kid: await keyIdOf(jwk), publicKey: publicHalf(jwk), privateKey: jwk }
}

const pick = (jwk: { kty?: string; crv?: string; x?: string; y?: string; d?: string }) => ({
  kty: jwk.kty,
  crv: jwk.crv,
  x: jwk.x,
  y: jwk.y,
  d: jwk.d,
})

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short fingerprint that two people compare by voice: 60 bits of SHA-256 over the key ids in Crockford base 32, in four
 * groups of three. Long enough that nobody makes a second device to match within the time of an enrolment.
 */
export const fingerprintOf = (...kids: string[]): string => {
  const digest = createHash('sha256').update(kids.join('\n')).digest()
  let bits = 0n
  for (const byte of digest.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 4n
  let text = ''
  for (let i = 0; i < 12; i++) text = (crockford[Number((bits >> BigInt(5 * i)) & 31n)] ?? '') + text
  return text.match(/.{3}/g)?.join('-') ?? text
}

/** Dashes, case and spaces do not count when fingerprints are compared. */
export const sameFingerprint = (a: string, b: string): boolean => {
  const plain = (text: string): string => text.replace(/[^0-9a-z]/gi, '').toUpperCase()
  return plain(a).length > 0 && plain(a) === plain(b)
}
