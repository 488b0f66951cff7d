/**
 * Measures: `npm run bench -- [NAME] --json FILE [--quick] [--parts A,B]`. Without a name it runs all; `--list` names
 * them, and the parts of those that have some. Scenes can be chosen among: `--scenes 1000,10000 --runs 1 --doing pan,select`.
 *
 * A measurement is a file in `scripts/bench/` that exports `run({ quick, parts, part })` and gives figures
 * `{ id, ours, other, otherName, unit, ratio, goal, ok, spread }`; ours and the other are measured in turn within one run.
 * Ends with 1 when any goal is missed.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chooseRuntime } from './runtime.mjs'
import { inRoot } from './setup/paths.mjs'
import { Stop, main, say, step } from './setup/progress.mjs'

const folder = inRoot('scripts', 'bench')
const fields = ['id', 'ours', 'other', 'otherName', 'unit', 'ratio', 'goal', 'ok', 'spread']

const benchNames = () =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => name.slice(0, -'.mjs'.length))
        .sort()
    : []

const machine = () => ({
  system: `${process.platform} ${release()}`,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  processors: cpus().length,
  memoryBytes: totalmem(),
  node: process.versions.node,
})

const valued = ['--json', '--parts', '--scenes', '--runs', '--doing']

/** Which part of a measurement of scenes is asked for; null where nothing is said. */
const partOf = (valueOf) => ({
  scenes: valueOf('--scenes')?.split(',').map(Number) ?? null,
  runs: Number(valueOf('--runs') ?? 0) || null,
  doing: valueOf('--doing')?.split(',') ?? null,
})

const parse = (args) => {
  const valueOf = (name) => {
    const at = args.indexOf(name)
    if (at !== -1 && args[at + 1] === undefined) throw new Stop(`${name} needs a value.`, 2)
    return at === -1 ? null : args[at + 1]
  }
  const jsonFile = valueOf('--json')
  return {
    names: args.filter((arg, index) => !arg.startsWith('--') && !valued.includes(args[index - 1])),
    jsonFile: jsonFile === null ? null : resolve(jsonFile),
    parts: valueOf('--parts')?.split(',') ?? [],
    quick: args.includes('--quick'),
    list: args.includes('--list'),
    part: partOf(valueOf),
  }
}

const load = (name) => import(pathToFileURL(inRoot('scripts', 'bench', `${name}.mjs`)).href)

const partsOf = async (name) => Object.keys((await load(name)).parts ?? {})

const listed = async (name) => {
  const parts = await partsOf(name)
  return parts.length === 0 ? name : `${name} (parts: ${parts.join(', ')})`
}

const measure = async (name, asked) => {
  const known = await partsOf(name)
  const unknown = asked.parts.filter((part) => !known.includes(part))
  if (unknown.length > 0) throw new Stop(`The measurement ${name} has no part ${unknown.join(', ')}.`, 2)
  const { run } = await load(name)
  const figures = await step(name, () => run(asked))
  for (const figure of figures) {
    const missing = fields.filter((field) => !(field in figure))
    if (missing.length > 0) throw new Stop(`The measurement ${name} left out ${missing.join(', ')}.`)
    say(
      `  ${figure.ok ? '✓' : '✗'} ${figure.id}: ${figure.ours} against ${figure.other} ${figure.unit} (${figure.otherName}), ratio ${figure.ratio}, ${figure.goal === null ? 'for comparison' : `goal ${figure.goal}`}`,
    )
  }
  if (figures.length === 0) throw new Stop(`The measurement ${name} gave no figure.`)
  return figures
}

await main(async () => {
  const { names, jsonFile, quick, parts, list, part } = parse(process.argv.slice(2))
  const known = benchNames()
  if (list || known.length === 0) {
    say(
      known.length === 0
        ? 'There is no measurement in scripts/bench.'
        : `Measurements: ${(await Promise.all(known.map(listed))).join(', ')}`,
    )
    return list ? 0 : 1
  }
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Stop(`No measurement is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`, 2)
  const runtime = chooseRuntime()?.label ?? 'none'
  const figures = []
  for (const name of names.length > 0 ? names : known) figures.push(...(await measure(name, { quick, parts, part })))
  if (jsonFile !== null)
    writeFileSync(jsonFile, `${JSON.stringify({ runtime, machine: machine(), figures }, null, 2)}\n`)
  const missed = figures.filter((figure) => !figure.ok)
  say(
    missed.length === 0
      ? `${figures.filter((figure) => figure.goal !== null).length} goals met`
      : `Goals missed: ${missed.map((figure) => figure.id).join(', ')}`,
  )
  return missed.length === 0 ? 0 : 1
})
