import { describe, expect, it } from 'vitest'
import { damageOf, everyBit, everyLength } from '../support/shard-damage.ts'
import { recordTries } from '../support/security-record.ts'

describe('a shard with one bit turned, at length', () => {
  it.each(['tar', 'index'] as const)('gives nothing of the damaged part: %s', async (stream) => {
    const damage = await damageOf(stream)
    const step = stream === 'tar' ? 9 : 1
    const bits = everyBit(damage.sealedBytes, step)
    const accepted = await damage.acceptedFlips(bits)
    expect(bits.length).toBeGreaterThanOrEqual(Math.floor((damage.sealedBytes * 8) / step))
    recordTries({ attack: `Bits turned anywhere in the ${stream} of a shard`, tries: bits.length, accepted, lost: 0 })
  })

  it.each(['tar', 'index'] as const)('does not open cut short: %s, at every length', async (stream) => {
    const damage = await damageOf(stream)
    const lengths = everyLength(damage.sealedBytes, 1)
    const accepted = await damage.acceptedCuts(lengths)
    recordTries({ attack: `Cuts of the ${stream} of a shard`, tries: lengths.length, accepted, lost: 0 })
  })
})
