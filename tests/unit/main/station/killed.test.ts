import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { wipeSteps, type WipeStep } from '../../../../src/main/guard/trust/certificate.ts'
import { wipeWork } from '../../../../src/main/station/wipe-steps.ts'
import { Failure } from '../../../../src/shared/failures.ts'
import { boxChange, finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { recordTries } from '../../../support/security-record.ts'
import { keyStoreFile, sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

const program = resolve(import.meta.dirname, '../../../support/killed-station.ts')
let open: Project | null = null
let again: Seat | null = null
afterEach(async () => {
  await again?.station.close()
  await open?.office.close()
  again = null
  open = null
})

const run = (seat: Seat, words: readonly string[]): Promise<string> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [program, seat.homeDir, keyStoreFile(seat.homeDir), ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let text = ''
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('close', (code, signal) => {
      done(signal ?? (code === 0 ? 'ended' : text))
    })
  })

/** Closes the annotator's seat in this process, so that others can open it. */
const leave = async ({ office }: Project): Promise<Seat> => {
  await office.annotator.station.close()
  return office.annotator
}

const reopen = async (seat: Seat): Promise<Seat> => {
  again = await sit({ homeDir: seat.homeDir, keyStore: seat.keyStore })
  await again.call.session.unlock({ passphrase: testPassphrase })
  return again
}

describe('a workstation that is killed', () => {
  it('before and after every step of a wipe still ends with one certificate, and the work at the lead', async () => {
    open = await openProject()
    const { office, projectId, first, assign } = open
    await assign(first)
    await office.annotator.call.work.sync({})
    await finishItem(office.annotator, first, 0)
    await office.annotator.call.work.save({ shardId: first, index: 1, after: null, changes: [boxChange('unfinished')] })
    await office.lead.call.projects.complete({ projectId, typedName: 'Historic plates' })
    const seat = await leave(open)
    for (const step of wipeSteps)
      for (const when of ['before', 'after'])
        expect(await run(seat, ['sync', `${when}:${step}`]), `${when} ${step}`).toBe('SIGKILL')
    const back = await reopen(seat)
    expect(await back.call.work.open({ shardId: first })).toMatchObject({
      outcome: 'refused',
      refusal: { reason: 'PROJECT_COMPLETED' },
    })
    expect(await back.call.device.certificates({})).toMatchObject([
      { signatureValid: true, steps: wipeSteps.map((step) => ({ step, ok: true })) },
    ])
    expect(readdirSync(join(seat.homeDir, 'cache'))).toEqual([])
    expect(readdirSync(join(seat.homeDir, 'projects'))).toEqual([])
    expect((await back.call.work.sync({})).wiped).toEqual([])
    expect(await back.call.device.certificates({})).toHaveLength(1)
    expect((await office.lead.call.work.sync({})).problems).toEqual([])
    const detail = await office.lead.call.projects.show({ projectId })
    expect(detail).toMatchObject({ delivered: 2, certificates: [{ state: 'received' }] })
    const verified = await office.lead.call.projects.verify({ projectId })
    expect(verified.checks.filter((check) => !check.ok)).toEqual([])
    const lost = 2 - detail.delivered
    recordTries({
      attack: 'Killed before and after every step of a wipe',
      tries: wipeSteps.length * 2,
      accepted: 0,
      lost,
    })
  }, 120_000)

  it('between sealing and marking delivers each item once, and an edit after it in the next round', async () => {
    open = await openProject()
    const { office, projectId, first, assign } = open
    await assign(first)
    await office.annotator.call.work.sync({})
    await finishItem(office.annotator, first, 0)
    const seat = await leave(open)
    expect(await run(seat, ['deliver', 'mark'])).toBe('SIGKILL')
    const back = await reopen(seat)
    expect((await back.call.session.state({})).undeliveredItems).toBe(0)
    expect((await back.call.work.deliver({})).items).toBe(0)
    await office.lead.call.work.sync({})
    const review = await office.lead.call.review.open({ projectId, shardId: first })
    expect(review.items.map((item) => [item.index, item.labels])).toEqual([[0, 1]])
    await finishItem(back, first, 0)
    expect((await back.call.work.deliver({})).items).toBe(1)
    await office.lead.call.work.sync({})
    const later = await office.lead.call.review.open({ projectId, shardId: first })
    expect(later.items.map((item) => [item.index, item.labels])).toEqual([[0, 2]])
  }, 60_000)
})

describe('a wipe whose step fails', () => {
  const steps = wipeWork as Record<WipeStep, (typeof wipeWork)[WipeStep]>

  it('keeps the project shut and the person in, and goes on at a later contact', async () => {
    open = await openProject()
    const { office, projectId, first, assign } = open
    const { annotator } = office
    await assign(first)
    await annotator.call.work.sync({})
    await office.lead.call.projects.complete({ projectId, typedName: 'Historic plates' })
    const real = steps['files-deleted']
    steps['files-deleted'] = () => Promise.reject(new Failure('DISK_FAILED'))
    try {
      expect((await annotator.call.work.sync({})).problems).toMatchObject([{ code: 'DISK_FAILED' }])
      await annotator.call.session.lock({})
      await annotator.call.session.unlock({ passphrase: testPassphrase })
      expect(await annotator.call.work.open({ shardId: first })).toMatchObject({ outcome: 'refused' })
      expect(await annotator.call.device.certificates({})).toEqual([])
      const { entries } = await annotator.call.device.audit({ before: null, limit: 9, refusedOnly: true })
      expect(entries.filter((entry) => entry.event === 'wipe.step')).toMatchObject([
        { result: 'failed', reason: 'DISK_FAILED' },
        { result: 'failed', reason: 'DISK_FAILED' },
      ])
    } finally {
      steps['files-deleted'] = real
    }
    expect((await annotator.call.work.sync({})).wiped).toHaveLength(1)
    expect(await annotator.call.device.certificates({})).toMatchObject([
      { projectName: 'Historic plates', steps: wipeSteps.map((step) => ({ step, ok: true })) },
    ])
  })
})

describe('calls at the same time', () => {
  it('take turns: many contacts and deliveries leave whole logs and one submission per item', async () => {
    open = await openProject()
    const { office, projectId, first, assign } = open
    await assign(first)
    await office.annotator.call.work.sync({})
    await finishItem(office.annotator, first, 0)
    const calls = Array.from({ length: 6 }, (_, at) =>
      at % 2 === 0 ? office.annotator.call.work.sync({}) : office.annotator.call.work.deliver({}).catch(() => null),
    )
    const leads = Array.from({ length: 4 }, () =>
      office.lead.call.projects.renewStatus({ projectId, validMinutes: null }),
    )
    await Promise.all([...calls, ...leads])
    expect((await office.annotator.call.work.sync({})).problems).toEqual([])
    expect((await office.lead.call.work.sync({})).problems).toEqual([])
    expect((await office.lead.call.projects.show({ projectId })).delivered).toBe(1)
    const verified = await office.lead.call.projects.verify({ projectId })
    expect(verified.checks.filter((check) => !check.ok)).toEqual([])
  })

  it('end as locked when the station is locked under them, and nothing is half done afterwards', async () => {
    open = await openProject()
    const { office, first, assign } = open
    await assign(first)
    const running = office.annotator.call.work.sync({}).then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    )
    await office.annotator.call.session.lock({})
    expect(['LOCKED', 'done']).toContain(await running)
    await Promise.all([1, 2, 3].map(() => office.annotator.call.session.unlock({ passphrase: testPassphrase })))
    expect((await office.annotator.call.work.sync({})).problems).toEqual([])
    expect(await office.annotator.call.work.open({ shardId: first })).toMatchObject({ outcome: 'opened' })
  })
})
