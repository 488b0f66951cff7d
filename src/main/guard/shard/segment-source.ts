import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
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
  /** Reads the ciphertext of neighbouring segments with one request, into memory of earlier ones where it can. */
  fetch(first: number, end: number): Promise<FetchedSegments>
  /** Takes the memory back for the next {@link SegmentSource.fetch}; the segments are gone then. */
  giveBack(fetched: FetchedSegments): void
  /**
   * Decrypts one segment. Nothing of it is returned unless all of it is authentic.
   *
   * @throws {@link Failure} `SHARD_DAMAGED`
   */
  open(segment: number, ciphertext: Uint8Array): Buffer
  /** Lets go of the key; its memory is overwritten when the runtime frees it, as that of each decipher is. */
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
  let aesKey: KeyObject | null = keyObjectOf(deriveStreamKey(secret, header.salt))
  const cipher = cipherOf(parameters.derivedKeyBytes)
  /** Fresh memory costs more than decrypting into it; ciphertext is no secret and may stay in it. */
  let spare: Uint8Array | null = null
  return {
    layout,
    async fetch(first, end) {
      const start = segmentExtent(layout, first).start
      const stop = segmentExtent(layout, end - 1).end
      // Nobody else has it meanwhile: reads may run at once, and each needs its own.
      const again = spare !== null && spare.length >= stop - start ? spare : Buffer.allocUnsafeSlow(stop - start)
      if (again === spare) spare = null
      const bytes = await source.read(start, stop - start, again)
      if (bytes.length !== stop - start) throw new Failure('SHARD_DAMAGED')
      const segments = Array.from({ length: end - first }, (_, position) => {
        const extent = segmentExtent(layout, first + position)
        return bytes.subarray(extent.start - start, extent.end - start)
      })
      return { segments, memory: bytes.buffer === again.buffer ? again : bytes }
    },
    giveBack({ memory }) {
      if (spare === null || spare.length < memory.length) spare = memory
    },
    open(segment, ciphertext) {
      const nonce = segmentNonce(header.noncePrefix, segment, segment === layout.segmentCount - 1)
      if (aesKey === null) throw new TypeError('the stream is closed')
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
    destroy() {
      aesKey = null
      spare = null
    },
  }
}

/** A decipher takes an eighth of the time to make from a key object than from bytes. Overwrites the bytes. */
function keyObjectOf(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}
