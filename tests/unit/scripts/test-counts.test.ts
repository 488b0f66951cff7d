import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Module {
  readonly countsOf: (part: { file: string; exitCode: number; read: (results: never) => Counts }) => Counts
  readonly readUnitCounts: (results: object) => Counts
  readonly readEndToEndCounts: (results: object) => Counts
  readonly sum: (counts: readonly Counts[]) => Counts
}

const script = resolve(import.meta.dirname, '..', '..', '..', 'scripts', 'setup', 'test-counts.mjs')
const { countsOf, readEndToEndCounts, readUnitCounts, sum } = (await import(pathToFileURL(script).href)) as Module

const folder = mkdtempSync(join(tmpdir(), 'counts-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const read = (results: Counts): Counts => results
const fileOf = (counts: Counts): string => {
  const file = join(folder, 'results.json')
  writeFileSync(file, JSON.stringify(counts))
  return file
}

describe('counting a test run', () => {
  it('takes what the part says when it went well', () => {
    const counts = { passed: 5, failed: 0, skipped: 1 }
    expect(countsOf({ file: fileOf(counts), exitCode: 0, read })).toEqual(counts)
  })

  it('is a failure when no test ran', () => {
    expect(countsOf({ file: fileOf({ passed: 0, failed: 0, skipped: 3 }), exitCode: 0, read }).failed).toBe(1)
  })

  it('is a failure when there is no result file', () => {
    expect(countsOf({ file: join(folder, 'none.json'), exitCode: 0, read }).failed).toBe(1)
  })

  it('is a failure when the run broke down after its tests', () => {
    expect(countsOf({ file: fileOf({ passed: 5, failed: 0, skipped: 0 }), exitCode: 1, read }).failed).toBe(1)
  })

  it('counts a test file that could not be loaded', () => {
    const results = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
      ],
    }
    expect(readUnitCounts(results)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts what broke outside of any test', () => {
    const results = { stats: { expected: 4, flaky: 1, unexpected: 1, skipped: 2 }, errors: [{}] }
    expect(readEndToEndCounts(results)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  it('adds the parts up', () => {
    expect(
      sum([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
    ).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    })
  })
})
