/**
 * The whole life of a project through the built app, without a person:
 * `node scripts/tour.mjs --json FILE [--data DIR] [--keep DIR] [--until STEP]`.
 *
 * `--data` runs it on a folder of images and texts of your own, `--keep` puts everything the run writes under one folder
 * and leaves it there, `--until` ends all processes with SIGKILL right after a step, `--pictures DIR` makes the pictures of
 * the documentation. Runs under a key store of its own.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inRoot } from './setup/paths.mjs'
import { Stop, main } from './setup/progress.mjs'

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    data: { type: 'string' },
    keep: { type: 'string' },
    until: { type: 'string' },
    pictures: { type: 'string' },
  },
})

await main(async () => {
  const root = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'tour-')) : resolve(values.keep)
  const temporary = join(root, 'tmp')
  mkdirSync(temporary, { recursive: true })
  // Before anything else is loaded: every temporary file of this run and its children lies under the run's own folder.
  Object.assign(process.env, { TMPDIR: temporary, TMP: temporary, TEMP: temporary })
  const { runTour, stepNames } = await import('./tour/run.ts')
  if (values.until !== undefined && !stepNames.includes(values.until)) {
    throw new Stop(`--until takes one of: ${stepNames.join(' ')}.`, 2)
  }
  return runTour({
    root,
    isKept: values.keep !== undefined,
    results: values.keep === undefined ? inRoot('.sample', 'tour') : root,
    report: values.json === undefined ? null : resolve(values.json),
    data: values.data === undefined ? null : resolve(values.data),
    until: values.until ?? null,
    gallery: values.pictures === undefined ? null : resolve(values.pictures),
  })
})
