import { createDecipheriv } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import type { ReadAt } from './read-at.ts'
import { createSegmentCache } from './segment-cache.ts'
import { headerLength, layoutOf, locate, segmentExtent, segmentNonce, tagBytes } from './stream-format.ts'
import type { StreamLayout } from './stream-format.ts'
import { decodeHeader, deriveStreamKey, type StreamSecret } from './stream-key.ts'
import { cipherOf } from './stream-seal.ts'

/** Random access to the plaintext of a sealed stream. */
export interface StreamReader {
  readonly plaintextBytes: number
  /**
   * Reads a range. Every byte handed out was authenticated; a range outside the stream is a `TypeError`.
   *
   * @throws {@link Failure} `SHARD_DAMAGED` when a segment is not what was sealed.
   */
  read(offset: number, lengthBytes: number): Promise<Buffer>
  /** Overwrites the key and all kept plaintext. Reads that are under way fail. */
  close(): void
}

/** Segments fetched in one go: bounds the ciphertext in memory while a long range is read. */
const segmentsPerFetch = 16
const cachedSegments = 2

interface OpenedStream {
  readonly source: ReadAt
  readonly layout: StreamLayout
  readonly noncePrefix: Uint8Array
  readonly aesKey: Buffer
}

/**
 * Opens a sealed stream and verifies its last segment, so that a stream cut short or lengthened is refused at once.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` on any other key, associated data, length or change in header or last segment.
 * @see docs/formats/shard-v1.md § Streams
 */
export async function openStream(source: ReadAt, secret: StreamSecret): Promise<StreamReader> {
  const { parameters } = secret
  const layout = layoutOf(parameters, source.lengthBytes)
  const header = decodeHeader(parameters, await source.read(0, headerLength(parameters)))
  const stream = { source, layout, noncePrefix: header.noncePrefix, aesKey: deriveStreamKey(secret, header.salt) }
  const cache = createSegmentCache(cachedSegments)
  const last = layout.segmentCount - 1
  let isClosed = false
  const close = (): void => {
    isClosed = true
    cache.clear()
    stream.aesKey.fill(0)
  }
  const assertOpen = (): void => {
    if (isClosed) throw new TypeError('the stream is closed')
  }

  async function fill(out: Buffer, offset: number): Promise<void> {
    let { segment, within } = locate(layout, offset)
    let filled = 0
    const use = (plaintext: Buffer): boolean => {
      const copied = plaintext.copy(out, filled, within)
      filled += copied
      const isWhollyUsed = copied === plaintext.length
      within = 0
      segment += 1
      return isWhollyUsed
    }
    while (filled < out.length) {
      assertOpen()
      const kept = cache.get(segment)
      if (kept) {
        use(kept)
        continue
      }
      const end = Math.min(locate(layout, offset + out.length - 1).segment + 1, segment + segmentsPerFetch)
      const fetched = await fetchSegments(stream, segment, end)
      assertOpen()
      for (const ciphertext of fetched) {
        const current = segment
        const plaintext = openSegment(stream, current, ciphertext)
        // A segment that is used up is not worth keeping; the rest of another one likely is wanted next.
        if (use(plaintext)) plaintext.fill(0)
        else cache.put(current, plaintext)
      }
    }
  }

  try {
    const [ciphertext] = await fetchSegments(stream, last, last + 1)
    if (ciphertext) cache.put(last, openSegment(stream, last, ciphertext))
  } catch (error) {
    close()
    throw error
  }
  return {
    plaintextBytes: layout.plaintextBytes,
    async read(offset, lengthBytes) {
      assertOpen()
      checkRange(offset, lengthBytes, layout.plaintextBytes)
      const out = Buffer.alloc(lengthBytes)
      try {
        await fill(out, offset)
        return out
      } catch (error) {
        out.fill(0)
        throw error
      }
    },
    close,
  }
}

function checkRange(offset: number, lengthBytes: number, plaintextBytes: number): void {
  const isInside =
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(lengthBytes) &&
    offset >= 0 &&
    lengthBytes >= 0 &&
    offset + lengthBytes <= plaintextBytes
  if (!isInside) throw new TypeError('the range is outside the stream')
}

/** Reads the ciphertext of neighbouring segments with one request. */
async function fetchSegments(stream: OpenedStream, first: number, end: number): Promise<Uint8Array[]> {
  const start = segmentExtent(stream.layout, first).start
  const stop = segmentExtent(stream.layout, end - 1).end
  const bytes = await stream.source.read(start, stop - start)
  if (bytes.length !== stop - start) throw new Failure('SHARD_DAMAGED')
  const segments: Uint8Array[] = []
  for (let segment = first; segment < end; segment += 1) {
    const extent = segmentExtent(stream.layout, segment)
    segments.push(bytes.subarray(extent.start - start, extent.end - start))
  }
  return segments
}

function openSegment(stream: OpenedStream, segment: number, ciphertext: Uint8Array): Buffer {
  const { layout, noncePrefix, aesKey } = stream
  const body = ciphertext.subarray(0, ciphertext.length - tagBytes)
  const nonce = segmentNonce(noncePrefix, segment, segment === layout.segmentCount - 1)
  const decipher = createDecipheriv(cipherOf(layout.parameters.derivedKeyBytes), aesKey, nonce, {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(ciphertext.subarray(ciphertext.length - tagBytes))
  const plaintext = decipher.update(body)
  try {
    decipher.final()
    return plaintext
  } catch (error) {
    plaintext.fill(0)
    throw new Failure('SHARD_DAMAGED', { cause: error })
  }
}
