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
  /**
   * Hands out all of the plaintext in order, authenticated piece by piece, in the least time and memory.
   *
   * @param take - Gets a piece that is overwritten when it returns.
   * @throws {@link Failure} `SHARD_DAMAGED`; the pieces before were sound.
   */
  scan(take: (plaintext: Uint8Array) => void): Promise<void>
  /** Lets go of the key and overwrites all kept plaintext. Reads that are under way fail. */
  close(): void
}

/** Segments fetched in one go: bounds the ciphertext in memory while a long range is read. */
const segmentsPerFetch = 16
const fewSegments = 2

interface OpenedStream {
  readonly segments: SegmentSource
  readonly cache: SegmentCache
  isClosed: boolean
}

/**
 * Opens a sealed stream and verifies its last segment, so that a stream cut short or lengthened is refused at once.
 *
 * @param cachedSegments - How many decrypted segments are kept at most.
 * @throws {@link Failure} `SHARD_DAMAGED` on any other key, associated data, length or change in header or last segment.
 * @see docs/formats/shard-v1.md § Streams
 */
export async function openStream(
  source: ReadAt,
  secret: StreamSecret,
  cachedSegments = fewSegments,
): Promise<StreamReader> {
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
      // Every byte of it is written, or it is thrown away.
      const out = Buffer.allocUnsafeSlow(lengthBytes)
      try {
        await fill(stream, out, offset)
        return out
      } catch (error) {
        discard(out)
        throw error
      }
    },
    async scan(take) {
      assertOpen(stream)
      const { segmentCount } = segments.layout
      for (let segment = 0; segment < segmentCount; segment += segmentsPerFetch) {
        const fetched = await segments.fetch(segment, Math.min(segmentCount, segment + segmentsPerFetch))
        assertOpen(stream)
        for (const [position, ciphertext] of fetched.segments.entries()) {
          const plaintext = segments.open(segment + position, ciphertext)
          take(plaintext)
          discard(plaintext)
        }
        segments.giveBack(fetched)
      }
    },
    close,
  }
}

async function verifyLastSegment({ segments, cache }: OpenedStream): Promise<void> {
  const last = segments.layout.segmentCount - 1
  const fetched = await segments.fetch(last, last + 1)
  for (const ciphertext of fetched.segments) cache.put(last, segments.open(last, ciphertext))
  segments.giveBack(fetched)
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
    segments.giveBack(fetched)
  }
}
