import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/shared/failures.ts'
import { memoryReadAt } from '../../src/main/guard/shard/read-at.ts'
import { layoutOf, locate, segmentExtent, shardStream } from '../../src/main/guard/shard/stream-format.ts'
import type { StreamSecret } from '../../src/main/guard/shard/stream-key.ts'
import { openStream } from '../../src/main/guard/shard/stream-open.ts'
import { cut, openBytes, patternBytes, sealBytes } from '../support/shards.ts'
import { recordTries } from '../support/security-record.ts'

const damaged = new Failure('SHARD_DAMAGED').message
const key = patternBytes(32, 5)
const small: StreamSecret = {
  key,
  associatedData: Buffer.from('small'),
  parameters: { hash: 'sha256', derivedKeyBytes: 32, segmentBytes: 97 },
}
const real: StreamSecret = { key, associatedData: Buffer.from('real'), parameters: shardStream }

/** Plaintext sizes on and around the borders of segments. */
const sizeAround = (segmentBytes: number, segments: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: segments }), fc.integer({ min: -2, max: 2 }))
    .map(([count, shift]) => Math.max(0, count * (segmentBytes - 16) - 40 + shift))

const chunking = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 })

describe('seal then open', () => {
  it('gives the same bytes for any size and any chunking', async () => {
    const size = fc.oneof(sizeAround(97, 6), fc.integer({ min: 0, max: 600 }))
    await fc.assert(
      fc.asyncProperty(size, chunking, async (length, sizes) => {
        const plaintext = patternBytes(length)
        const sealed = await sealBytes(cut(plaintext, sizes), small)
        expect(layoutOf(small.parameters, sealed.length).plaintextBytes).toBe(length)
        expect(await openBytes(sealed, small)).toEqual(plaintext)
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same bytes with the segments that shards use, range by range', async () => {
    await fc.assert(
      fc.asyncProperty(sizeAround(65_536, 3), fc.integer({ min: 1, max: 200_000 }), async (length, chunk) => {
        const plaintext = patternBytes(length)
        const stream = await openStream(memoryReadAt(await sealBytes(cut(plaintext, [chunk]), real)), real)
        const middle = Math.floor(length / 2)
        expect((await stream.read(0, length)).equals(plaintext)).toBe(true)
        expect((await stream.read(middle, length - middle)).equals(plaintext.subarray(middle))).toBe(true)
        stream.close()
      }),
      { numRuns: 25 },
    )
  })

  it('serves any sequence of ranges, also at once', async () => {
    const plaintext = patternBytes(1000)
    const sealed = await sealBytes([plaintext], small)
    const range = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 12 }), async (ranges) => {
        const stream = await openStream(memoryReadAt(sealed), small)
        const read = await Promise.all(ranges.map(([from, to]) => stream.read(from, to - from)))
        expect(read).toEqual(ranges.map(([from, to]) => plaintext.subarray(from, to)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a changed stream', () => {
  const plaintextBytes = 500

  it('is refused after any flipped bit', async () => {
    const sealed = await sealBytes([patternBytes(plaintextBytes)], small)
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(sealed)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await expect(openBytes(changed, small)).rejects.toThrow(damaged)
        refused++
      }),
      { numRuns: 300 },
    )
    recordTries({ attack: 'Bit flips anywhere in a stream', tries: 300, accepted: 300 - refused, lost: 0 })
  })

  it('is refused at open after any cut and any growth, also at a border', async () => {
    const sealed = await sealBytes([patternBytes(plaintextBytes)], small)
    const lengths = fc.oneof(
      fc.nat(sealed.length - 1),
      fc.integer({ min: 1, max: 5 }).map((n) => n * 97),
    )
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        await expect(openStream(memoryReadAt(sealed.subarray(0, length)), small)).rejects.toThrow(damaged)
      }),
      { numRuns: 200 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (more) => {
        await expect(openStream(memoryReadAt(Buffer.concat([sealed, more])), small)).rejects.toThrow(damaged)
      }),
      { numRuns: 50 },
    )
  })
})

it('places every plaintext offset in exactly one segment', () => {
  fc.assert(
    fc.property(fc.nat(5000), (length) => {
      const segments = Math.max(1, Math.ceil((length + 40) / 81))
      const layout = layoutOf(small.parameters, length + 40 + 16 * segments)
      let at = 0
      for (let segment = 0; segment < layout.segmentCount; segment += 1) {
        const { start, end } = segmentExtent(layout, segment)
        for (let within = 0; within < end - start - 16; within += 1, at += 1) {
          if (locate(layout, at).segment !== segment || locate(layout, at).within !== within) return false
        }
      }
      return at === length
    }),
    { numRuns: 100 },
  )
})
