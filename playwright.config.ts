import { defineConfig } from '@playwright/test'

const resultsFile = process.env['AUXERTA_E2E_RESULTS']

/** One worker: the tests start whole workstations, and a machine has one session bus and one display. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: resultsFile === undefined ? [['list']] : [['list'], ['json', { outputFile: resultsFile }]],
})
