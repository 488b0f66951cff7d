/**
 * Holds every import under `src` against `.dependency-cruiser.cjs`: `node scripts/fences.mjs [--root DIR] [--json]`.
 *
 * A cruise that saw nothing proves nothing, so it fails when any source file is missing from what was cruised.
 */
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { inRoot, root } from './setup/paths.mjs'
import { Stop, main, say } from './setup/progress.mjs'

const sourceName = /\.tsx?$/

const sourcesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && sourceName.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => join(entry.parentPath, entry.name))
    : []

const cruiseTree = async (folder) => {
  const { forbidden, options } = createRequire(import.meta.url)(inRoot('.dependency-cruiser.cjs'))
  const tsConfigFile = join(folder, 'tsconfig.json')
  const tsConfig = existsSync(tsConfigFile) ? extractTSConfig(tsConfigFile) : undefined
  process.chdir(folder)
  const { output } = await cruise(
    ['src'],
    { ...options, ruleSet: { forbidden }, validate: true, baseDir: folder },
    {},
    { tsConfig },
  )
  return {
    modules: output.modules,
    violations: output.summary.violations,
    comments: new Map(forbidden.map((rule) => [rule.name, rule.comment])),
  }
}

const describe = ({ violations, comments }) =>
  violations
    .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}\n    ${(comments.get(rule.name) ?? '').trim()}`)
    .join('\n')

await main(async () => {
  const args = process.argv.slice(2)
  const folder = args.includes('--root') ? resolve(args[args.indexOf('--root') + 1]) : root
  const sources = sourcesUnder(join(folder, 'src')).map((file) => relative(folder, file).replaceAll('\\', '/'))
  if (sources.length === 0)
    throw new Stop('There is no source file under src, so there is nothing that could have been checked.')
  const result = await cruiseTree(folder)
  const seen = new Set(result.modules.map((module) => module.source))
  const unseen = sources.filter((file) => !seen.has(file))
  if (unseen.length > 0)
    throw new Stop(`${unseen.length} of ${sources.length} source files were not looked at, ${unseen[0]} among them.`)
  if (args.includes('--json'))
    say(JSON.stringify(result.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))))
  else say(`${sources.length} source files, ${result.violations.length} forbidden imports\n${describe(result)}`)
  return result.violations.length === 0 ? 0 : 1
})
