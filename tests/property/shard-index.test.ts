import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFailure } from '../../src/shared/failures.ts'
import {
  blockLengthBytes,
  decodeFooter,
  decodeItem,
  encodeFooter,
  encodeItem,
  footerBytes,
  tableRowBytes,
} from '../../src/main/guard/shard/index-format.ts'

const number = fc.nat(Number.MAX_SAFE_INTEGER)
const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const part = fc.record({
  part: text,
  mediaType: text,
  name: text,
  offsetBytes: number,
  sizeBytes: number,
  sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  width: fc.nat(2 ** 32 - 1),
  height: fc.nat(2 ** 32 - 1),
  codePoints: number,
})

const failsAsDamaged = (read: () => unknown): boolean => {
  try {
    read()
    return false
  } catch (error) {
    return isFailure(error, 'SHARD_DAMAGED')
  }
}

describe('an item in the index', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(text, fc.array(part, { maxLength: 5 }), (key, parts) => {
        const block = encodeItem(key, parts)
        expect(block.readUInt32BE(0)).toBe(block.length - blockLengthBytes)
        expect(decodeItem(7, block.subarray(blockLengthBytes))).toEqual({ index: 7, key, parts })
      }),
    )
  })

  it('is refused when a byte is missing or too many', () => {
    fc.assert(
      fc.property(text, fc.array(part, { minLength: 1, maxLength: 3 }), fc.nat(), (key, parts, at) => {
        const item = encodeItem(key, parts).subarray(blockLengthBytes)
        expect(failsAsDamaged(() => decodeItem(0, item.subarray(0, at % item.length)))).toBe(true)
        expect(failsAsDamaged(() => decodeItem(0, Buffer.concat([item, Buffer.of(0)])))).toBe(true)
      }),
    )
  })

  it('never fails in another way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          decodeItem(0, bytes)
        } catch (error) {
          expect(isFailure(error, 'SHARD_DAMAGED')).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the footer of the index', () => {
  const counts = fc.record({ itemCount: fc.nat(1e6), tableOffset: fc.nat(1e9), tarBytes: number })
  const lengthOf = (footer: { itemCount: number; tableOffset: number }): number =>
    footer.tableOffset + footer.itemCount * tableRowBytes + footerBytes

  it('comes back only for an index of the length it says', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: -9, max: 9 }), (footer, shift) => {
        const bytes = encodeFooter(footer)
        expect(bytes).toHaveLength(footerBytes)
        expect(decodeFooter(bytes, lengthOf(footer))).toEqual(footer)
        if (shift !== 0) expect(failsAsDamaged(() => decodeFooter(bytes, lengthOf(footer) + shift))).toBe(true)
      }),
    )
  })

  it('of another version is refused', () => {
    const footer = { itemCount: 1, tableOffset: 10, tarBytes: 1024 }
    const bytes = encodeFooter(footer)
    bytes.write('AUXSIDX2', 0, 'latin1')
    expect(failsAsDamaged(() => decodeFooter(bytes, lengthOf(footer)))).toBe(true)
  })
})
