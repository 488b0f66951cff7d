/**
 * Tests that take long: a million inputs for the parsers (`tests/slow`), every write of a piece of work instead of some, many
 * random histories instead of a few. Not part of `npm test`.
 */
import { startVitest } from 'vitest/node'
import { inRoot } from './setup/paths.mjs'

const hourMs = 3_600_000
process.env.AUXERTA_WRITE_POINTS ??= '100000'
process.env.AUXERTA_HISTORIES ??= '60'
process.env.AUXERTA_FUZZ_INPUTS ??= '1000000'

const vitest = await startVitest('test', process.argv.slice(2), {
  root: inRoot(),
  watch: false,
  include: [
    'tests/slow/**/*.test.ts',
    'tests/property/{histories,fuzz*}.test.ts',
    'tests/unit/main/station/every-write.test.ts',
  ],
  testTimeout: hourMs,
  hookTimeout: hourMs,
  maxWorkers: 1,
})
await vitest.close()
