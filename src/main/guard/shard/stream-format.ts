import { Failure } from '../../../shared/failures.ts'

/** The hashes that the published test vectors use; shards always use SHA-256. */
export type StreamHash = 'sha1' | 'sha256' | 'sha512'

/** Parameters of one AES-GCM-HKDF streaming key, in the words of Tink. */
export interface StreamParameters {
  readonly hash: StreamHash
  /** Size of the AES key derived for each stream: 16 or 32 bytes. */
  readonly derivedKeyBytes: 16 | 32
  /** Size of a whole segment with its tag. The first one shares its room with the header. */
  readonly segmentBytes: number
}

/** The one set of parameters of shard format v1: AES256-GCM, HKDF-SHA-256, segments of 64 KiB. */
export const shardStream: StreamParameters = { hash: 'sha256', derivedKeyBytes: 32, segmentBytes: 65_536 }

export const tagBytes = 16
export const noncePrefixBytes = 7
const maxSegments = 2 ** 32

/** Where a stream's pieces lie. Pure arithmetic: nothing here touches a key or a byte of content. */
export interface StreamLayout {
  readonly headerBytes: number
  readonly segmentCount: number
  readonly plaintextBytes: number
  readonly ciphertextBytes: number
  readonly parameters: StreamParameters
}

/** Length of the clear header: its own length, salt and nonce prefix. */
export const headerLength = (parameters: StreamParameters): number => 1 + parameters.derivedKeyBytes + noncePrefixBytes

/** Plaintext that fits into a segment: the first one is shorter by the header. */
export function plaintextRoom(parameters: StreamParameters, segment: number): number {
  const room = parameters.segmentBytes - tagBytes
  return segment === 0 ? room - headerLength(parameters) : room
}

/** Refuses parameters that leave no room for a byte in the first segment. */
export function checkParameters(parameters: StreamParameters): void {
  const { segmentBytes } = parameters
  if (!Number.isSafeInteger(segmentBytes) || plaintextRoom(parameters, 0) < 1) {
    throw new TypeError('the segment size leaves no room for content')
  }
}

/**
 * Derives the layout of a stream from the length of its ciphertext.
 *
 * Says nothing about truth: only the decrypted last segment proves that the length is the sealed one.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` when no stream can have this length.
 */
export function layoutOf(parameters: StreamParameters, ciphertextBytes: number): StreamLayout {
  checkParameters(parameters)
  const headerBytes = headerLength(parameters)
  if (!Number.isSafeInteger(ciphertextBytes) || ciphertextBytes < headerBytes + tagBytes) {
    throw new Failure('SHARD_DAMAGED')
  }
  const segmentCount = Math.ceil(ciphertextBytes / parameters.segmentBytes)
  const plaintextBytes = ciphertextBytes - headerBytes - tagBytes * segmentCount
  const lastBytes = ciphertextBytes - (segmentCount - 1) * parameters.segmentBytes
  // Only an empty stream ends with a segment that holds nothing but its tag.
  const shortest = segmentCount === 1 ? headerBytes + tagBytes : tagBytes + 1
  if (lastBytes < shortest || segmentCount > maxSegments) throw new Failure('SHARD_DAMAGED')
  return { headerBytes, segmentCount, plaintextBytes, ciphertextBytes, parameters }
}

/** Segment that holds a plaintext offset, and the offset inside it. */
export function locate(layout: StreamLayout, plaintextOffset: number): { segment: number; within: number } {
  const room = layout.parameters.segmentBytes - tagBytes
  const shifted = plaintextOffset + layout.headerBytes
  const segment = Math.floor(shifted / room)
  return { segment, within: segment === 0 ? plaintextOffset : shifted % room }
}

/** Bytes of the file that hold a segment with its tag: from `start` up to, not including, `end`. */
export function segmentExtent(layout: StreamLayout, segment: number): { start: number; end: number } {
  const { segmentBytes } = layout.parameters
  const start = segment === 0 ? layout.headerBytes : segment * segmentBytes
  return { start, end: Math.min((segment + 1) * segmentBytes, layout.ciphertextBytes) }
}

/**
 * The 12-byte nonce of a segment: prefix, position and whether it is the last.
 *
 * The mark of the last segment is what makes a cut at a segment border fail.
 */
export function segmentNonce(prefix: Uint8Array, segment: number, isLast: boolean): Buffer {
  if (segment >= maxSegments) throw new TypeError('a stream holds at most 2^32 segments')
  const nonce = Buffer.alloc(12)
  nonce.set(prefix, 0)
  nonce.writeUInt32BE(segment, noncePrefixBytes)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
