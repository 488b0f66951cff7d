import { describe, expect, it } from 'vitest'
import { discard } from '../../../../../src/main/guard/shard/discard.ts'
import { createFileSink } from '../../../../../src/main/guard/shard/file-sink.ts'
import { createSegmentCache } from '../../../../../src/main/guard/shard/segment-cache.ts'
import { createSealer } from '../../../../../src/main/guard/shard/stream-seal.ts'
import { tarHeader, tarPadding } from '../../../../../src/main/guard/shard/tar-entry.ts'
import { patternBytes } from '../../../../support/shards.ts'

describe('discarded bytes', () => {
  it('are gone with their memory when they are all there is in it', () => {
    const whole = Buffer.from(new ArrayBuffer(100)).fill(7)
    discard(whole)
    expect(whole).toHaveLength(0)
  })

  it('are overwritten and leave their neighbours alone when they are a view', () => {
    const around = new Uint8Array(10).fill(7)
    discard(around.subarray(2, 5))
    expect([...around]).toEqual([7, 7, 0, 0, 0, 7, 7, 7, 7, 7])
  })
})

describe('the segment cache', () => {
  const segment = (value: number): Buffer => Buffer.from(new ArrayBuffer(4)).fill(value)

  it('keeps the segments used last and discards the others', () => {
    const cache = createSegmentCache(2)
    const [first, second, third] = [segment(1), segment(2), segment(3)]
    cache.put(1, first)
    cache.put(2, second)
    expect(cache.get(1)).toBe(first)
    cache.put(3, third)
    expect(cache.get(2)).toBeNull()
    expect(second).toHaveLength(0)
    expect(cache.get(1)).toBe(first)
    cache.clear()
    expect([first.length, third.length]).toEqual([0, 0])
    expect(cache.get(1)).toBeNull()
  })
})

describe('a tar header', () => {
  it('holds names that ustar can split, and no others', () => {
    expect(tarHeader('n'.repeat(100), 0)).toHaveLength(512)
    expect(tarHeader('n'.repeat(101), 0)).toBeNull()
    expect(tarHeader(`${'f'.repeat(155)}/${'n'.repeat(100)}`, 0)).toHaveLength(512)
    expect(tarHeader(`${'f'.repeat(156)}/n`, 0)).toBeNull()
    expect(tarHeader(`${'f'.repeat(50)}/${'n'.repeat(101)}`, 0)).toBeNull()
  })

  it('holds sizes of up to 8 GiB less one byte', () => {
    expect(tarHeader('a', 8 ** 11 - 1)).not.toBeNull()
    expect(tarHeader('a', 8 ** 11)).toBeNull()
  })

  it.each([
    [0, 0],
    [1, 511],
    [512, 0],
    [513, 511],
  ])('is followed by content of %i bytes and %i of padding', (size, padding) => {
    expect(tarPadding(size)).toHaveLength(padding)
  })
})

describe('sealing', () => {
  const parameters = { hash: 'sha256', derivedKeyBytes: 32, segmentBytes: 128 } as const
  const secret = { key: patternBytes(32), associatedData: Buffer.of(1), parameters }

  it('never gives the same stream twice', () => {
    const [one, two] = [createSealer(secret), createSealer(secret)].map((sealer) => Buffer.concat(sealer.finish()))
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(false)
  })

  it.each([
    ['a short key', { ...secret, key: patternBytes(31) }],
    ['associated data that HKDF does not take', { ...secret, associatedData: Buffer.alloc(1025) }],
    ['segments without room', { ...secret, parameters: { ...parameters, segmentBytes: 56 } }],
  ])('refuses %s', (_name, wrong) => {
    expect(() => createSealer(wrong)).toThrow(TypeError)
  })
})

it('a file sink says that the disk refused', async () => {
  await expect(createFileSink('/nonexistent-folder/file')).rejects.toMatchObject({ code: 'DISK_FAILED' })
})
