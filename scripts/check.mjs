/**
 * Everything that reads the code without running it: format, types, lint, fences between folders, dead code.
 *
 * `node scripts/check.mjs`. Two steps run side by side; each ends with one line, and what failed is printed at the end.
 */
import { mkdirSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.mjs'
import { inRoot, packageFile } from './setup/paths.mjs'
import { Stop, main, say, step } from './setup/progress.mjs'
import { runLogged } from './setup/run.mjs'

const lanes = 2
const buildInfoFolder = inRoot('node_modules', '.cache', 'types')

const typeStep = (name) => ({
  title: `types: ${name}`,
  args: [
    packageFile('typescript', 'bin', 'tsc'),
    ...['-p', `tsconfig.${name}.json`, '--pretty', 'false', '--incremental'],
    ...['--tsBuildInfoFile', `${buildInfoFolder}/${name}.tsbuildinfo`],
  ],
})

const steps = () => [
  { title: 'lint', args: [packageFile('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
  { title: 'format', args: [packageFile('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  ...['shared', 'main', 'renderer', 'tests'].map(typeStep),
  { title: 'fences between folders', args: [inRoot('scripts', 'fences.mjs')] },
  { title: 'dead code', args: [packageFile('knip', 'bin', 'knip.js'), '--no-progress'] },
]

const runOne = async ({ title, args }) => {
  const startedAt = performance.now()
  const log = `check-${title.replaceAll(/[^a-z]+/g, '-')}`
  let result
  try {
    await step(
      title,
      async () => {
        result = await runLogged(process.execPath, args, {
          log,
          env: { FORCE_COLOR: '0', NODE_OPTIONS: '--max-old-space-size=4096' },
        })
        if (result.code !== 0) throw new Stop(title)
      },
      { watched: false },
    )
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
  return { title, ok: result.code === 0, ms: performance.now() - startedAt, output: result.output }
}

/**
 * @returns {Promise<{ title: string, ok: boolean, ms: number, output: string }[]>} One per step, in the order they ended.
 */
export const runChecks = async () => {
  mkdirSync(buildInfoFolder, { recursive: true })
  const waiting = steps()
  const results = []
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await runOne(next))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  for (const { title, output } of results.filter((result) => !result.ok)) say(`\n── ${title} ──\n${output.trimEnd()}`)
  return results
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const exitCode = await setUp({ build: false, system: false })
    if (exitCode !== null) return exitCode
    const results = await runChecks()
    const failed = results.filter((result) => !result.ok)
    say(`\n${results.length - failed.length} of ${results.length} steps passed`)
    return failed.length === 0 ? 0 : 1
  })
}
