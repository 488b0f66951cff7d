import { describe, expect, it } from 'vitest'
import { recordTries } from '../support/security-record.ts'
import { runFuzz } from '../support/fuzz/run-fuzz.ts'

/** A million and more with the shares of the parsers. `AUXERTA_FUZZ_SEED` takes the run elsewhere. */
const perTarget = 28_000
const seed = Number(process.env['AUXERTA_FUZZ_SEED'] ?? '2')

describe('parsers of bytes from outside, at length', () => {
  it('answer a million inputs with a value or a closed failure, in bounded time and memory', async () => {
    const results = await runFuzz(perTarget, seed)
    const tries = results.reduce((sum, result) => sum + result.tries, 0)
    expect(results.flatMap(({ name, wrong }) => wrong.map((what) => `${name}: ${what}`))).toEqual([])
    expect(tries).toBeGreaterThanOrEqual(1_000_000)
    recordTries({
      attack: 'Random and broken input to every parser of bytes from outside',
      tries,
      accepted: 0,
      lost: 0,
    })
  })
})
