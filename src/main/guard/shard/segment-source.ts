import { createDecipheriv } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import type { ReadAt } from './read-at.ts'
import { headerLength, layoutOf, segmentExtent, segmentNonce, tagBytes, type StreamLayout } from './stream-format.ts'
import { decodeHeader, deriveStreamKey, type StreamSecret } from './stream-key.ts'
import { cipherOf } from './stream-seal.ts'

/** Ciphertext of neighbouring segments, cut from one piece of memory. */
export interface FetchedSegments {
  readonly segments: readonly Uint8Array[]
  readonly memory: Uint8Array
}

/** The segments of one sealed stream, one key for all. */
export interface SegmentSource {
  readonly layout: StreamLayout
  /** Reads the ciphertext of neighbouring segments with one request. */
  fetch(first: number, end: number): Promise<FetchedSegments>
  /**
   * Decrypts one segment. Nothing of it is returned unless all of it is authentic.
   *
   * @throws {@link Failure} `SHARD_DAMAGED`
   */
  open(segment: number, ciphertext: Uint8Array): Buffer
  /** Overwrites the key. */
  destroy(): void
}

/**
 * Reads the header of a stream and derives its key.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` when length or header cannot be those of a stream.
 */
export async function createSegmentSource(source: ReadAt, secret: StreamSecret): Promise<SegmentSource> {
  const { parameters } = secret
  const layout = layoutOf(parameters, source.lengthBytes)
  const header = decodeHeader(parameters, await source.read(0, headerLength(parameters)))
  const aesKey = deriveStreamKey(secret, header.salt)
  return {
    layout,
    async fetch(first, end) {
      const start = segmentExtent(layout, first).start
      const stop = segmentExtent(layout, end - 1).end
      const bytes = await source.read(start, stop - start)
      if (bytes.length !== stop - start) throw new Failure('SHARD_DAMAGED')
      const segments = Array.from({ length: end - first }, (_, position) => {
        const extent = segmentExtent(layout, first + position)
        return bytes.subarray(extent.start - start, extent.end - start)
      })
      return { segments, memory: bytes }
    },
    open(segment, ciphertext) {
      const nonce = segmentNonce(header.noncePrefix, segment, segment === layout.segmentCount - 1)
      const cipher = cipherOf(parameters.derivedKeyBytes)
      const decipher = createDecipheriv(cipher, aesKey, nonce, { authTagLength: tagBytes })
      decipher.setAuthTag(ciphertext.subarray(ciphertext.length - tagBytes))
      const plaintext = decipher.update(ciphertext.subarray(0, ciphertext.length - tagBytes))
      try {
        decipher.final()
        return plaintext
      } catch (error) {
        plaintext.fill(0)
        throw new Failure('SHARD_DAMAGED', { cause: error })
      }
    },
    destroy: () => aesKey.fill(0),
  }
}
