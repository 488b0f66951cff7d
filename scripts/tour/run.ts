import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { endEverything } from './end-everything.ts'
import { annotate, openShard, submit } from './annotate.ts'
import { denied } from './denied.ts'
import { enrol, organisation, others } from './enrol.ts'
import { complete, exportLabels, review, verify, wipe } from './finish.ts'
import { firstMinutes } from './first-minutes.ts'
import { assign, importFolder, project, shards } from './prepare-project.ts'
import type { Step, World } from './world.ts'

/** The life of a project, in order. */
const steps: readonly Step[] = [
  organisation,
  enrol,
  others,
  project,
  importFolder,
  shards,
  assign,
  openShard,
  annotate,
  submit,
  denied,
  review,
  exportLabels,
  complete,
  wipe,
  verify,
  firstMinutes,
]
export const stepNames: readonly string[] = steps.map((step) => step.name)

export interface TourOptions {
  readonly root: string
  readonly isKept: boolean
  /** Where pictures and exports go. */
  readonly results: string
  readonly report: string | null
  readonly data: string | null
  /** Folder for the pictures of the documentation, or null. */
  readonly gallery: string | null
  readonly until: string | null
}

interface StepResult {
  readonly name: string
  readonly ok: boolean
  readonly ms: number
  readonly error?: string
}

const checkout = path.resolve(import.meta.dirname, '..', '..')

/** The sample of real photographs and texts, made from packages when it is not there yet. */
const sampleData = (): string => {
  const folder = path.join(checkout, '.sample', 'data')
  execFileSync(process.execPath, [path.join(checkout, 'scripts', 'sample-data', 'build.mjs'), '--out', folder], {
    stdio: 'ignore',
  })
  return folder
}

const createWorld = (options: TourOptions): World => {
  const world: World = {
    root: options.root,
    exchange: path.join(options.root, 'exchange'),
    picturesDir: path.join(options.results, 'pictures'),
    exportsDir: path.join(options.results, 'exports'),
    gallery: options.gallery,
    data: options.data ?? sampleData(),
    apps: new Map(),
    screenshots: [],
    exports: [],
    denied: [],
    facts: new Map(),
    runtime: '',
    certificate: null,
  }
  for (const folder of [world.picturesDir, world.exportsDir]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
  return world
}

/** The part of a message a person needs; playwright adds a log of what it tried. */
const shorten = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\nCall log')[0]?.slice(0, 600) ?? ''

const runStep = async (world: World, step: Step): Promise<StepResult> => {
  const began = performance.now()
  const ms = (): number => Math.round(performance.now() - began)
  try {
    await step.run(world)
    process.stdout.write(`✓ ${step.name.padEnd(14)} ${String(ms())} ms\n`)
    return { name: step.name, ok: true, ms: ms() }
  } catch (error) {
    process.stdout.write(`✗ ${step.name.padEnd(14)} ${shorten(error)}\n`)
    return { name: step.name, ok: false, ms: ms(), error: shorten(error) }
  }
}

/** Shows where it failed, so that the reason can be seen. */
const pictureFailure = async (world: World): Promise<void> => {
  for (const [person, app] of world.apps) {
    const file = path.join(world.picturesDir, `failed-${person}.png`)
    await app.page.screenshot({ path: file }).catch(() => undefined)
  }
}

const writeReport = (options: TourOptions, world: World, results: readonly StepResult[]): void => {
  const { runtime, screenshots, exports, certificate, denied: refused } = world
  const report = { runtime, steps: results, screenshots, exports, certificate, denied: refused }
  if (options.report === null) return
  mkdirSync(path.dirname(options.report), { recursive: true })
  writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`)
}

/**
 * Runs the tour.
 *
 * @returns 0 when every step that was asked for went well, else 1.
 */
export const runTour = async (options: TourOptions): Promise<number> => {
  const world = createWorld(options)
  const results: StepResult[] = []
  let isCut = false
  try {
    for (const step of steps) {
      const result = await runStep(world, step)
      results.push(result)
      if (!result.ok) {
        await pictureFailure(world)
        break
      }
      if (step.name === options.until) {
        isCut = true
        break
      }
    }
  } finally {
    writeReport(options, world, results)
    await (isCut ? endEverything(world) : closeAll(world))
    if (!options.isKept && !isCut) rmSync(options.root, { recursive: true, force: true })
  }
  return results.every((result) => result.ok) ? 0 : 1
}

const closeAll = async (world: World): Promise<void> => {
  for (const app of world.apps.values()) await app.close().catch(() => undefined)
}
