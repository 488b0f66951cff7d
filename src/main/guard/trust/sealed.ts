import { CompactEncrypt, compactDecrypt, importJWK } from 'jose'
import { Failure } from '../../../shared/failures.ts'
import { readCompact } from './compact.ts'
import { keyIdOf, publicKey, type PrivateKey, type PublicKey } from './key-pairs.ts'

/** What a sealed box holds; checked on opening so that one cannot pass for another. */
export type SealedType =
  | 'auxerta-request+jwe'
  | 'auxerta-grant-keys+jwe'
  | 'auxerta-content+jwe'
  | 'auxerta-names+jwe'
  | 'auxerta-directory-key+jwe'
  | 'auxerta-work+jwe'
  | 'auxerta-decision+jwe'

const maxSealedChars = 256 * 1024 * 1024

/** Seals bytes to a public key as compact JWE (RFC 7516): ECDH-ES on P-256, A256GCM. */
export const sealTo = async (typ: SealedType, bytes: Uint8Array, recipient: PublicKey): Promise<string> =>
  new CompactEncrypt(bytes)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ, kid: await keyIdOf(recipient) })
    .encrypt(await importJWK({ ...recipient }, 'ECDH-ES'))

/** Seals bytes under a shared 32-byte key: `dir`, A256GCM. */
export const sealWith = async (typ: SealedType, bytes: Uint8Array, key: Uint8Array): Promise<string> =>
  new CompactEncrypt(bytes).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ }).encrypt(key)

const membersOf = { 'ECDH-ES': ['alg', 'enc', 'typ', 'kid', 'epk'], dir: ['alg', 'enc', 'typ'] } as const

/** Base64url characters of a 96-bit nonce and of a whole 128-bit tag: a shorter tag is no tag. */
const [nonceChars, tagChars] = [16, 22]

/**
 * Looks at a box before any key touches it: named algorithm and type, no key inside (both algorithms agree on one directly),
 * a whole nonce and a whole tag, an ephemeral key that is a point of the curve.
 */
const checkHeader = (jwe: string, typ: SealedType, alg: 'ECDH-ES' | 'dir'): void => {
  const { header, parts } = readCompact(jwe, { parts: 5, maxChars: maxSealedChars, members: membersOf[alg] })
  const [, key, nonce, , tag] = parts
  const isSound =
    header['typ'] === typ &&
    header['alg'] === alg &&
    header['enc'] === 'A256GCM' &&
    (alg === 'dir' || publicKey.safeParse(header['epk']).success) &&
    key === '' &&
    nonce?.length === nonceChars &&
    tag?.length === tagChars
  if (!isSound) throw new Failure('DOCUMENT_INVALID')
}

/** Opens what {@link sealTo} sealed. @throws {@link Failure} `DOCUMENT_INVALID` when the key or the bytes are not right. */
export const openSealed = async (typ: SealedType, jwe: string, key: PrivateKey): Promise<Uint8Array> => {
  checkHeader(jwe, typ, 'ECDH-ES')
  try {
    const opened = await compactDecrypt(jwe, await importJWK({ ...key }, 'ECDH-ES'), {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return opened.plaintext
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
}

/** Opens what {@link sealWith} sealed. @throws {@link Failure} `DOCUMENT_INVALID`. */
export const openWith = async (typ: SealedType, jwe: string, key: Uint8Array): Promise<Uint8Array> => {
  checkHeader(jwe, typ, 'dir')
  try {
    const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }
    return (await compactDecrypt(jwe, key, options)).plaintext
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
}

const encoder = new TextEncoder()

/** JSON as bytes, for sealing. */
export const jsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))
