import { describe, expect, it } from 'vitest'
import { recordTries } from '../support/security-record.ts'
import { targets } from '../support/fuzz/targets.ts'
import { runFuzz } from '../support/fuzz/run-fuzz.ts'

const minutesMs = 180_000

/** The bounded share of `tests/slow/fuzz.test.ts`: the same parsers, corpora and oracle. */
describe('parsers of bytes from outside', () => {
  it(
    'answer broken input with a value or a closed failure, in bounded time and memory',
    async () => {
      const results = await runFuzz(100, 1)
      expect(results.map(({ name }) => name)).toEqual(targets.map(({ name }) => name))
      expect(results.flatMap(({ name, wrong }) => wrong.map((what) => `${name}: ${what}`))).toEqual([])
      const tries = results.reduce((sum, result) => sum + result.tries, 0)
      recordTries({
        attack: 'Random and broken input to every parser of bytes from outside',
        tries,
        accepted: 0,
        lost: 0,
      })
    },
    minutesMs,
  )
})
