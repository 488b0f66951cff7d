import { isFailure } from '../../src/shared/failures.ts'
import { memoryReadAt } from '../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../src/main/guard/shard/shard-reader.ts'
import { binding, buildShard, dataKey, partOf, patternBytes } from './shards.ts'

/** A shard over three segments that is damaged in one of its files, bit by bit and length by length. */
export interface Damage {
  readonly sealedBytes: number
  /** How many of the turned bits went unseen: everything could be read. */
  acceptedFlips(bits: readonly number[]): Promise<number>
  /** How many of the cut files opened. */
  acceptedCuts(lengths: readonly number[]): Promise<number>
}

const bytes = patternBytes(140_000, 3)
const items = [
  { key: 'a', parts: [partOf('jpg', bytes)] },
  { key: 'b', parts: [partOf('txt', Buffer.from('Zwei Hunde'))] },
]

/**
 * Seals a shard and gives what damages it. What a tar holds between items is not read by anybody; a bit turned there is
 * found because a segment is authentic as a whole or not at all.
 */
export const damageOf = async (stream: 'tar' | 'index'): Promise<Damage> => {
  const built = await buildShard(items)
  const sealed = built[stream]
  const opens = async (changed: Buffer): Promise<boolean> => {
    try {
      const files = { tar: built.tar, index: built.index, [stream]: changed }
      const shard = await openShard({
        ...{ tar: memoryReadAt(files.tar), index: memoryReadAt(files.index) },
        ...{ key: dataKey, binding, keyCheck: built.written.keyCheck },
      })
      try {
        await shard.read(0, 'jpg')
        await shard.read(1, 'txt')
      } finally {
        shard.close()
      }
      return true
    } catch (error) {
      if (isFailure(error, 'SHARD_DAMAGED') || isFailure(error, 'ITEM_DAMAGED')) return false
      throw error
    }
  }
  const count = async <T>(tries: readonly T[], make: (one: T) => Buffer): Promise<number> => {
    let accepted = 0
    for (const one of tries) if (await opens(make(one))) accepted += 1
    return accepted
  }
  return {
    sealedBytes: sealed.length,
    acceptedFlips: (bits) =>
      count(bits, (bit) => {
        const changed = Buffer.from(sealed)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return changed
      }),
    acceptedCuts: (lengths) => count(lengths, (length) => sealed.subarray(0, length)),
  }
}

const headerBytes = 40
const segmentBytes = 65_536

/** Every bit of the header, of the last tag and around the borders of segments, and every `step`-th of the others. */
export const everyBit = (sealedBytes: number, step: number): number[] =>
  Array.from({ length: sealedBytes * 8 }, (_, bit) => bit).filter((bit) => {
    const at = bit >> 3
    const isNearBorder = (at + 16) % segmentBytes < 32
    return bit % step === 0 || at < headerBytes || at >= sealedBytes - 16 || isNearBorder
  })

/** Every length around the header, the borders of segments and the end, and every `step`-th of the others. */
export const everyLength = (sealedBytes: number, step: number): number[] =>
  Array.from({ length: sealedBytes }, (_, length) => length).filter(
    (length) =>
      length % step === 0 ||
      length <= headerBytes + 16 ||
      length >= sealedBytes - 20 ||
      (length + 20) % segmentBytes < 40,
  )
