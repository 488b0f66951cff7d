/**
 * The whole test run: set-up, checks, build, unit to architecture tests, the app end to end.
 *
 * The last line is `N passed, N failed, N skipped`, summed over all of them. A part that ran no test has failed: silence is
 * not success. Tests of the parts go on after a failure, so one run tells everything.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { chooseRuntime } from './runtime.mjs'
import { runChecks } from './check.mjs'
import { setUp } from './setup.mjs'
import { buildWhenStale } from './setup/fresh-build.mjs'
import { inRoot, logFolder, packageFile } from './setup/paths.mjs'
import { Stop, main, say, seconds } from './setup/progress.mjs'
import { countsOf, none, readEndToEndCounts, readUnitCounts, sum } from './setup/test-counts.mjs'
import { comparePage, readRecords, writePage } from './security-tests.mjs'
import { runWithKeyring } from './with-keyring.mjs'

const securityFolder = inRoot('.cache', 'logs', 'security-results')
const resultsOf = (name) => inRoot('.cache', 'logs', `${name}-results.json`)

const runPart = async ({ name, title, args, env = {}, read }) => {
  say(`\n── ${title} ──`)
  rmSync(resultsOf(name), { force: true })
  const startedAt = performance.now()
  const colour = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }
  const exitCode = await runWithKeyring(process.execPath, args, {
    cwd: inRoot(),
    env: { ...colour, AUXERTA_SECURITY_RESULTS: securityFolder, ...env },
  })
  const counts = countsOf({ file: resultsOf(name), exitCode, read })
  const mark = counts.failed === 0 ? '✓' : '✗'
  say(
    `${mark} ${title}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds(performance.now() - startedAt)}`,
  )
  return counts
}

const unitTests = () =>
  runPart({
    name: 'unit',
    title: 'unit, property, vectors, contract, conformance, architecture',
    args: [
      packageFile('vitest', 'vitest.mjs'),
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${resultsOf('unit')}`],
    ],
    read: readUnitCounts,
  })

const endToEndTests = () =>
  runPart({
    name: 'e2e',
    title: 'end to end',
    args: [packageFile('@playwright', 'test', 'cli.js'), 'test'],
    env: { AUXERTA_E2E_RESULTS: resultsOf('e2e') },
    read: readEndToEndCounts,
  })

const checks = async () => {
  say('\n── checks ──')
  const results = await runChecks()
  return {
    passed: results.filter((result) => result.ok).length,
    failed: results.filter((result) => !result.ok).length,
    skipped: 0,
  }
}

/** Whether the committed table of attacks is the one of this run; `--write-security` writes it instead. */
const securityPage = async () => {
  say('\n── table of attacks ──')
  const rows = readRecords(securityFolder)
  if (process.argv.includes('--write-security')) await writePage(rows)
  const problems = comparePage(rows)
  for (const problem of problems) say(`✗ ${problem}`)
  if (problems.length === 0) say(`✓ ${rows.length} attacks and faults, as in docs/security-tests.md`)
  else say('  Write the table anew with: npm test -- --write-security')
  return problems.length === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
}

/** Without bundles there is nothing to start; the tests that need none still run. */
const build = async () => {
  try {
    await buildWhenStale()
    return none
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    return { ...none, failed: 1 }
  }
}

await main(async () => {
  const startedAt = performance.now()
  const exitCode = await setUp({ build: false })
  if (exitCode !== null) return exitCode
  mkdirSync(logFolder, { recursive: true })
  rmSync(securityFolder, { recursive: true, force: true })
  say(`• runtime: ${chooseRuntime()?.label ?? 'none'}`)
  const counts = [await checks()]
  say('')
  const built = await build()
  counts.push(built, await unitTests())
  counts.push(built.failed === 0 ? await endToEndTests() : { ...none, failed: 1 })
  counts.push(await securityPage())
  const total = sum(counts)
  say(`\n${seconds(performance.now() - startedAt)} in all`)
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
})
