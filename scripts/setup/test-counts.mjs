/**
 * What a part of the test run counted. A part that ran no test has failed: silence is not success.
 */
import { existsSync, readFileSync } from 'node:fs'

export const none = { passed: 0, failed: 0, skipped: 0 }

export const sum = (counts) =>
  counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    none,
  )

export const readUnitCounts = (results) => ({
  passed: results.numPassedTests,
  failed:
    results.numFailedTests +
    results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  skipped: results.numPendingTests + results.numTodoTests,
})

export const readEndToEndCounts = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
})

/**
 * Reads a part's result file. One that is missing or tells of no test, and a bad exit code without a failed test, each count as one failure.
 *
 * @param {{ file: string, exitCode: number, read: (results: object) => typeof none }} part
 */
export const countsOf = ({ file, exitCode, read }) => {
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none
  if (counts.failed > 0) return counts
  if (exitCode !== 0) return { ...counts, failed: 1 }
  return counts.passed === 0 ? { ...counts, failed: 1 } : counts
}
