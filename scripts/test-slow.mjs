/** Tests that take minutes (`tests/slow`): large shards, long runs of random input. Not part of `npm test`. */
import { startVitest } from 'vitest/node'
import { inRoot } from './setup/paths.mjs'

const tenMinutesMs = 600_000

const vitest = await startVitest('test', process.argv.slice(2), {
  root: inRoot(),
  watch: false,
  include: ['tests/slow/**/*.test.ts'],
  testTimeout: tenMinutesMs,
  hookTimeout: tenMinutesMs,
  maxWorkers: 1,
})
await vitest.close()
