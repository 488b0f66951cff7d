import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,property,vectors,contract,conformance,architecture}/**/*.test.{ts,tsx}'],
    // Longer than a page waits for what it was asked for, so that the line that waited in vain is the one that is named.
    testTimeout: 40_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
