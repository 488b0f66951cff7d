import { createKeyPair, privateKey, publicHalf, type KeyPair, type PrivateKey } from '../guard/trust/key-pairs.ts'
import type { Unlocked } from './unlocked.ts'

/** What a private key of this home is for. */
export type KeyPurpose = 'signing' | 'agreement' | 'prekey' | 'root' | 'work'

type Home = Pick<Unlocked, 'home'>

/** A private key of this home by its id, or null when it is not here or was destroyed. */
export const ownKey = (at: Home, kid: string): PrivateKey | null => {
  const kept = at.home.privateKeys.find(kid)
  return kept ? privateKey.parse(kept.jwk) : null
}

/** The first key pair of a purpose, or null. */
export const ownPair = (at: Home, purpose: KeyPurpose): KeyPair | null => {
  const kept = at.home.privateKeys.list(purpose)[0]
  if (!kept) return null
  const jwk = privateKey.parse(kept.jwk)
  return { kid: kept.kid, publicKey: publicHalf(jwk), privateKey: jwk }
}

/** Keeps a key pair's private half in the home database. */
export const keepKey = (at: Home, purpose: KeyPurpose, kept: { pair: KeyPair; now: string }): void => {
  const { pair, now } = kept
  at.home.privateKeys.add({ kid: pair.kid, purpose, jwk: { ...pair.privateKey }, grantId: null, createdAt: now })
}

/** Makes a key pair and keeps it. */
export const makeKey = async (at: Home, purpose: KeyPurpose, now: string): Promise<KeyPair> => {
  const pair = await createKeyPair(purpose === 'signing' || purpose === 'root' ? 'ES256' : 'ECDH-ES')
  keepKey(at, purpose, { pair, now })
  return pair
}
