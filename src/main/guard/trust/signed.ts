import { createHash } from 'node:crypto'
import { compactVerify, CompactSign, importJWK } from 'jose'
import type { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { readCompact } from './compact.ts'
import { onlyKey, type KeyPair, type PublicKey } from './key-pairs.ts'
import { refuseAmbiguousJson } from './strict-json.ts'

/** The kinds of signed statement. `typ` keeps one from passing for another. */
export type DocumentType =
  | 'auxerta-organisation+jws'
  | 'auxerta-membership+jws'
  | 'auxerta-request+jws'
  | 'auxerta-log+jws'
  | 'auxerta-status+jws'
  | 'auxerta-work+jws'
  | 'auxerta-certificate+jws'
  | 'auxerta-root+jws'
  | 'auxerta-root-acceptance+jws'

const megabyte = 1024 * 1024

/** The most characters of each kind of statement in its compact form; looked at before anything is parsed. */
export const maxCharsOf: Readonly<Record<DocumentType, number>> = {
  'auxerta-organisation+jws': 16_384,
  'auxerta-membership+jws': 128 * megabyte,
  'auxerta-request+jws': 16_384,
  'auxerta-log+jws': 96 * megabyte,
  'auxerta-status+jws': 4_096,
  'auxerta-work+jws': 192 * megabyte,
  'auxerta-certificate+jws': megabyte,
  'auxerta-root+jws': 16_384,
  'auxerta-root-acceptance+jws': 4_096,
}

/** r and s of P-256, 32 bytes each (RFC 7518 § 3.4), as base64url. */
const signatureChars = 86

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Signs a statement as compact JWS (RFC 7515) with ES256. The header names type and key. */
export const signDocument = async (typ: DocumentType, payload: unknown, signer: KeyPair): Promise<string> => {
  const key = await importJWK({ ...signer.privateKey }, 'ES256')
  return new CompactSign(encoder.encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ, kid: signer.kid })
    .sign(key)
}

/** What a verification needs: the expected type, whose keys may have signed, the shape of the payload. */
export interface Expectation<T extends z.ZodType> {
  readonly typ: DocumentType
  readonly schema: T
  /** Gives the public key of a key id, or null when that key may not sign this. */
  readonly keyOf: (kid: string) => PublicKey | null
}

/**
 * Verifies a statement and parses the very bytes that were verified, once.
 *
 * @throws {@link Failure} `DOCUMENT_INVALID` when it is too long, not a JWS, of another type or shape;
 * `SIGNATURE_INVALID` when the key may not sign it or the signature does not hold.
 */
export const verifyDocument = async <T extends z.ZodType>(
  jws: string,
  expected: Expectation<T>,
): Promise<z.output<T>> => {
  const signer = expected.keyOf(checkSignedHeader(jws, expected.typ))
  if (!signer) throw new Failure('SIGNATURE_INVALID')
  const bytes = await verifiedBytes(jws, signer)
  return parseJson(bytes, expected.schema)
}

/**
 * As {@link verifyDocument}, by a key that the statement itself names. It proves that whoever wrote it holds that key and
 * nothing else: who that is, a person has to tell. Its limits are looked at before anything of it is parsed.
 *
 * @throws {@link Failure} `DOCUMENT_INVALID`, `SIGNATURE_INVALID`
 */
export const verifySelfSigned = async <T extends z.ZodType>(
  jws: string,
  expected: Omit<Expectation<T>, 'keyOf'> & { readonly keyIn: (claims: z.output<T>) => PublicKey },
): Promise<z.output<T>> => {
  checkSignedHeader(jws, expected.typ)
  const keyOf = await onlyKey(expected.keyIn(readClaims(jws, expected.schema)))
  return verifyDocument(jws, { ...expected, keyOf })
}

/** Looks at length, form and header, before any cryptography. @returns The key id that the header names. */
const checkSignedHeader = (jws: string, typ: DocumentType): string => {
  const { header, parts } = readCompact(jws, { parts: 3, maxChars: maxCharsOf[typ], members: ['alg', 'typ', 'kid'] })
  const { kid } = header
  if (header['typ'] !== typ || typeof kid !== 'string') throw new Failure('DOCUMENT_INVALID')
  if (header['alg'] !== 'ES256' || parts[2]?.length !== signatureChars) throw new Failure('SIGNATURE_INVALID')
  return kid
}

const verifiedBytes = async (jws: string, signer: PublicKey): Promise<Uint8Array> => {
  try {
    const key = await importJWK({ ...signer }, 'ES256')
    return (await compactVerify(jws, key, { algorithms: ['ES256'] })).payload
  } catch (cause) {
    throw new Failure('SIGNATURE_INVALID', { cause })
  }
}

/** Parses JSON bytes of a known shape; a member named twice or deep nesting is refused. @throws {@link Failure} `DOCUMENT_INVALID`. */
export const parseJson = <T extends z.ZodType>(bytes: Uint8Array, schema: T): z.output<T> => {
  try {
    const text = decoder.decode(bytes)
    refuseAmbiguousJson(text)
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
}

/**
 * Parses what a statement claims, without verifying it: for statements that were verified before they were stored.
 *
 * @throws {@link Failure} `DOCUMENT_INVALID`
 */
export const readClaims = <T extends z.ZodType>(jws: string, schema: T): z.output<T> =>
  parseJson(Buffer.from(jws.split('.')[1] ?? '', 'base64url'), schema)

/** SHA-256 of a compact JWS, base64url: what the next entry of a log names, and what a status confirms. */
export const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url')
