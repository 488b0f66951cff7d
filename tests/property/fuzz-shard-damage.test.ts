import { describe, expect, it } from 'vitest'
import { damageOf, everyBit, everyLength } from '../support/shard-damage.ts'
import { recordTries } from '../support/security-record.ts'

/** The bounded share of `tests/slow/shard-damage.test.ts`: all of the header, the last tag and the borders, the rest sampled. */
describe.each([
  ['tar', 1_999],
  ['index', 7],
] as const)('a damaged %s of a shard', (stream, step) => {
  it('gives nothing of what is damaged', async () => {
    const damage = await damageOf(stream)
    const bits = everyBit(damage.sealedBytes, step)
    const accepted = await damage.acceptedFlips(bits)
    expect(bits.length).toBeGreaterThan(500)
    recordTries({ attack: `Bits turned anywhere in the ${stream} of a shard`, tries: bits.length, accepted, lost: 0 })
  })

  it('does not open cut short', async () => {
    const damage = await damageOf(stream)
    const lengths = everyLength(damage.sealedBytes, step)
    const accepted = await damage.acceptedCuts(lengths)
    expect(lengths.length).toBeGreaterThan(80)
    recordTries({ attack: `Cuts of the ${stream} of a shard`, tries: lengths.length, accepted, lost: 0 })
  })
})
