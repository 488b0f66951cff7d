import { hkdfSync } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import { headerLength, noncePrefixBytes, type StreamParameters } from './stream-format.ts'

/** What a caller must have to seal or open a stream. */
export interface StreamSecret {
  /** Input keying material, at least 16 bytes and never shorter than the derived key. */
  readonly key: Uint8Array
  /** Bound through HKDF's info: with other associated data not even the first segment opens. At most 1,024 bytes. */
  readonly associatedData: Uint8Array
  readonly parameters: StreamParameters
}

/** The clear beginning of a stream. */
export interface StreamHeader {
  readonly salt: Uint8Array
  readonly noncePrefix: Uint8Array
}

/** Node.js derives with an info of at most this length. */
const longestInfoBytes = 1024

/**
 * Derives the AES key of one stream. The caller overwrites it when done.
 *
 * @returns `derivedKeyBytes` bytes that no other salt or associated data gives.
 */
export function deriveStreamKey(secret: StreamSecret, salt: Uint8Array): Buffer {
  const { key, associatedData, parameters } = secret
  if (key.length < Math.max(16, parameters.derivedKeyBytes)) throw new TypeError('the key is too short')
  if (associatedData.length > longestInfoBytes) throw new TypeError('the associated data is too long')
  return Buffer.from(hkdfSync(parameters.hash, key, salt, associatedData, parameters.derivedKeyBytes))
}

/** Writes the clear header: length byte, salt, nonce prefix. */
export function encodeHeader(parameters: StreamParameters, header: StreamHeader): Buffer {
  const bytes = Buffer.concat([Buffer.of(headerLength(parameters)), header.salt, header.noncePrefix])
  if (bytes.length !== headerLength(parameters)) throw new TypeError('salt or nonce prefix has the wrong size')
  return bytes
}

/**
 * Reads the clear header.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` when it is not a header for these parameters.
 */
export function decodeHeader(parameters: StreamParameters, bytes: Uint8Array): StreamHeader {
  const length = headerLength(parameters)
  if (bytes.length !== length || bytes[0] !== length) throw new Failure('SHARD_DAMAGED')
  return { salt: bytes.slice(1, length - noncePrefixBytes), noncePrefix: bytes.slice(length - noncePrefixBytes) }
}
