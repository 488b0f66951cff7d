import { createHash } from 'node:crypto'
import { compactVerify, CompactSign, decodeProtectedHeader, importJWK } from 'jose'
import type { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import type { KeyPair, PublicKey } from './key-pairs.ts'

/** The kinds of signed statement. `typ` keeps one from passing for another. */
export type DocumentType =
  | 'auxerta-organisation+jws'
  | 'auxerta-membership+jws'
  | 'auxerta-request+jws'
  | 'auxerta-log+jws'
  | 'auxerta-status+jws'
  | 'auxerta-work+jws'
  | 'auxerta-certificate+jws'

/** No signed statement is longer, in characters of its compact form; looked at before anything is parsed. */
export const maxDocumentChars = 32 * 1024 * 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

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

const readHeader = (jws: string): { alg?: unknown; typ?: unknown; kid?: unknown; b64?: unknown; crit?: unknown } => {
  try {
    return decodeProtectedHeader(jws)
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
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
  if (jws.length > maxDocumentChars || jws.split('.', 4).length !== 3) throw new Failure('DOCUMENT_INVALID')
  const header = readHeader(jws)
  if (
    header.typ !== expected.typ ||
    typeof header.kid !== 'string' ||
    header.crit !== undefined ||
    header.b64 !== undefined
  )
    throw new Failure('DOCUMENT_INVALID')
  if (header.alg !== 'ES256') throw new Failure('SIGNATURE_INVALID')
  const signer = expected.keyOf(header.kid)
  if (!signer) throw new Failure('SIGNATURE_INVALID')
  const bytes = await verifiedBytes(jws, signer)
  return parseJson(bytes, expected.schema)
}

const verifiedBytes = async (jws: string, signer: PublicKey): Promise<Uint8Array> => {
  try {
    const key = await importJWK({ ...signer }, 'ES256')
    return (await compactVerify(jws, key, { algorithms: ['ES256'] })).payload
  } catch (cause) {
    throw new Failure('SIGNATURE_INVALID', { cause })
  }
}

/** Parses JSON bytes of a known shape. @throws {@link Failure} `DOCUMENT_INVALID`. */
export const parseJson = <T extends z.ZodType>(bytes: Uint8Array, schema: T): z.output<T> => {
  try {
    return schema.parse(JSON.parse(decoder.decode(bytes)))
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
}

/**
 * Parses what a statement claims, without verifying it: to learn whose key to verify it with, or when it was verified before.
 *
 * @throws {@link Failure} `DOCUMENT_INVALID`
 */
export const readClaims = <T extends z.ZodType>(jws: string, schema: T): z.output<T> =>
  parseJson(Buffer.from(jws.split('.')[1] ?? '', 'base64url'), schema)

/** SHA-256 of a compact JWS, base64url: what the next entry of a log names, and what a status confirms. */
export const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url')
