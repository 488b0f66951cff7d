import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { plantDataset, searchEverywhere, type Planted } from './support/canaries.ts'
import { recordTries } from '../support/security-record.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..', '..')

interface Report {
  readonly runtime: string
  readonly steps: readonly { readonly name: string; readonly ok: boolean; readonly error?: string }[]
  readonly screenshots: readonly string[]
  readonly exports: readonly string[]
  readonly certificate: { readonly signatureValid: boolean; readonly steps: readonly { readonly ok: boolean }[] } | null
  readonly denied: readonly { readonly case: string; readonly reason: string; readonly code: string }[]
}

/** Runs the tour as a person would: by its command. */
const tour = async (...args: string[]): Promise<Report> => {
  const report = path.join(work, 'tour.json')
  const words = [path.join(root, 'scripts', 'tour.mjs'), '--json', report, ...args]
  await run(process.execPath, words, { cwd: root, maxBuffer: 64 << 20 }).catch((error: unknown) => {
    const { stdout } = error as { stdout?: string }
    throw new Error(`the tour failed:\n${stdout ?? String(error)}`)
  })
  return JSON.parse(readFileSync(report, 'utf8')) as Report
}

let work: string
let planted: Planted

test.describe.configure({ mode: 'serial', timeout: 600_000 })
test.beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'life-'))
  const sample = path.join(root, '.sample', 'data')
  await run(process.execPath, [path.join(root, 'scripts', 'sample-data', 'build.mjs'), '--out', sample], { cwd: root })
  const photographs = ['nagasaki-boats', 'locomotion-house-cat'].map((name) =>
    path.join(sample, 'pairs', `${name}.jpg`),
  )
  planted = plantDataset(path.join(work, 'dataset'), photographs)
})
test.afterAll(() => {
  rmSync(work, { recursive: true, force: true })
})

const atRest = 'Files searched for what a workstation showed, after a clean end and after SIGKILL'

test('a project lives from import to verified certificate, and nothing readable is left', async () => {
  const kept = path.join(work, 'whole')
  const sinceMs = Date.now()
  const report = await tour('--data', planted.dir, '--keep', kept)
  expect(report.steps.filter((step) => !step.ok)).toEqual([])
  const names = report.steps.map((step) => step.name)
  for (const name of 'import shards assign open annotate submit review export complete wipe verify'.split(' '))
    expect(names).toContain(name)
  expect(report.denied.map((entry) => entry.code).sort()).toEqual([
    'DEVICE_SECRET_MISSING',
    'GRANT_EXPIRED',
    'GRANT_REVOKED',
    'NOT_ASSIGNED',
    'NOT_YET',
    'OTHER_DEVICE',
    'PASSPHRASE_WRONG',
    'PROJECT_COMPLETED',
    'STATUS_STALE',
  ])
  expect(report.certificate?.signatureValid).toBe(true)
  expect(report.certificate?.steps.every((step) => step.ok)).toBe(true)
  for (const file of [...report.screenshots, ...report.exports]) expect(statSync(file).size).toBeGreaterThan(0)
  const found = await searchEverywhere({ kept, sinceMs, canaries: planted.canaries, dataset: planted.dir })
  expect(found.files).toBeGreaterThan(20)
  expect(found.unreadable).toEqual([])
  expect(found.plainDatabases.filter((file) => file.includes('homes') && !file.includes('session'))).toEqual([])
  expect(found.hits).toEqual([])
  recordTries({ attack: atRest, tries: found.files, accepted: found.hits.length, lost: 0 })
})

test('after SIGKILL in the middle of the work nothing readable rests on the disk', async () => {
  const kept = path.join(work, 'killed')
  const sinceMs = Date.now()
  const report = await tour('--data', planted.dir, '--keep', kept, '--until', 'submit')
  expect(report.steps.at(-1)).toMatchObject({ name: 'submit', ok: true })
  expect(existsSync(path.join(kept, 'homes', 'annotator', 'home.db'))).toBe(true)
  const found = await searchEverywhere({ kept, sinceMs, canaries: planted.canaries, dataset: planted.dir })
  expect(found.unreadable).toEqual([])
  expect(found.hits).toEqual([])
  recordTries({ attack: atRest, tries: found.files, accepted: found.hits.length, lost: 0 })
  // The same search finds a leak that is really there, or finding nothing would prove nothing.
  const [canary] = planted.canaries.filter((entry) => 'text' in entry)
  const text = canary && 'text' in canary ? canary.text : ''
  writeFileSync(
    path.join(kept, 'homes', 'annotator', 'cache', 'leak.bin'),
    Buffer.from(text, 'utf16le').toString('base64'),
  )
  const leaked = await searchEverywhere({ kept, sinceMs, canaries: planted.canaries, dataset: planted.dir })
  expect(leaked.hits.map((hit) => hit.id)).toContain(canary?.id)
})
