import { discard } from './discard.ts'
import type { ReadAt } from './read-at.ts'
import { createSegmentCache, type SegmentCache } from './segment-cache.ts'
import { createSegmentSource, type SegmentSource } from './segment-source.ts'
import { locate } from './stream-format.ts'
import type { StreamSecret } from './stream-key.ts'

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
  readonly segments: SegmentSource
  readonly cache: SegmentCache
  isClosed: boolean
}

/**
 * Opens a sealed stream and verifies its last segment, so that a stream cut short or lengthened is refused at once.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` on any other key, associated data, length or change in header or last segment.
 * @see docs/formats/shard-v1.md § Streams
 */
export async function openStream(source: ReadAt, secret: StreamSecret): Promise<StreamReader> {
  const segments = await createSegmentSource(source, secret)
  const stream: OpenedStream = { segments, cache: createSegmentCache(cachedSegments), isClosed: false }
  const close = (): void => {
    stream.isClosed = true
    stream.cache.clear()
    segments.destroy()
  }
  try {
    await verifyLastSegment(stream)
  } catch (error) {
    close()
    throw error
  }
  const { plaintextBytes } = segments.layout
  return {
    plaintextBytes,
    async read(offset, lengthBytes) {
      checkRange(offset, lengthBytes, plaintextBytes)
      assertOpen(stream)
      const out = Buffer.alloc(lengthBytes)
      try {
        await fill(stream, out, offset)
        return out
      } catch (error) {
        discard(out)
        throw error
      }
    },
    close,
  }
}

async function verifyLastSegment({ segments, cache }: OpenedStream): Promise<void> {
  const last = segments.layout.segmentCount - 1
  const fetched = await segments.fetch(last, last + 1)
  for (const ciphertext of fetched.segments) cache.put(last, segments.open(last, ciphertext))
  discard(fetched.memory)
}

function assertOpen(stream: OpenedStream): void {
  if (stream.isClosed) throw new TypeError('the stream is closed')
}

function checkRange(offset: number, lengthBytes: number, plaintextBytes: number): void {
  const areWhole = Number.isSafeInteger(offset) && Number.isSafeInteger(lengthBytes)
  if (!areWhole || offset < 0 || lengthBytes < 0 || offset + lengthBytes > plaintextBytes) {
    throw new TypeError('the range is outside the stream')
  }
}

/** Fills a buffer with the plaintext from an offset, from kept segments where there are any. */
async function fill(stream: OpenedStream, out: Buffer, offset: number): Promise<void> {
  const { segments, cache } = stream
  const end = out.length === 0 ? 0 : locate(segments.layout, offset + out.length - 1).segment + 1
  let { segment, within } = locate(segments.layout, offset)
  let filled = 0
  const take = (plaintext: Buffer): void => {
    filled += plaintext.copy(out, filled, within)
    within = 0
    segment += 1
  }
  while (segment < end) {
    const kept = cache.get(segment)
    if (kept) {
      take(kept)
      continue
    }
    const fetched = await segments.fetch(segment, Math.min(end, segment + segmentsPerFetch))
    assertOpen(stream)
    for (const ciphertext of fetched.segments) {
      const current = segment
      const plaintext = segments.open(current, ciphertext)
      const isUsedUp = within === 0 && out.length - filled >= plaintext.length
      take(plaintext)
      // The rest of a segment is likely wanted next; one that is used up is not worth keeping.
      if (isUsedUp) discard(plaintext)
      else cache.put(current, plaintext)
    }
    discard(fetched.memory)
  }
}
