import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverageOf } from '../../src/renderer/src/canvas/painting/mask-blocks.ts'
import { readTile, writeTile } from '../../src/shared/labels/mask-runs.ts'

it('a block counts the set pixels under each of its own', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(16_383), fc.integer({ min: 1, max: 900 })), { minLength: 1, maxLength: 20 }),
      (stretches) => {
        const bits = new Uint8Array(128 * 128)
        for (const [from, length] of stretches) bits.fill(1, from, from + length)
        const runs = writeTile(bits) ?? ''
        const plain = new Uint8Array(32 * 32)
        readTile(runs).forEach((bit, at) => {
          const cell = Math.floor(at / 128 / 4) * 32 + Math.floor((at % 128) / 4)
          plain[cell] = (plain[cell] ?? 0) + bit
        })
        expect(coverageOf(runs)).toEqual(plain)
      },
    ),
  )
})
