import { cpSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { RefusalReason } from '../../../../src/shared/access/refusal.ts'
import { failureMessages, isFailure } from '../../../../src/shared/failures.ts'
import type { ShardId } from '../../../../src/shared/ids.ts'
import { boxChange, deviceIdOf, finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { memoryKeyStore, sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'
import { recordTries } from '../../../support/security-record.ts'

const day = 86_400_000
let open: Project | null = null
const further: Seat[] = []
afterEach(async () => {
  for (const seat of further.splice(0)) await seat.station.close()
  await open?.office.close()
  open = null
})
const start = async (): Promise<Project> => {
  open = await openProject()
  return open
}

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
    return 'allowed'
  } catch (error) {
    return isFailure(error) ? error.code : String(error)
  }
}

const refusedEntries = async (seat: Seat) =>
  (await seat.call.device.audit({ before: null, limit: 100, refusedOnly: true })).entries

/** Asks in every way that reads or writes content; each has to refuse for the reason and leave its audit event. */
const expectRefused = async (seat: Seat, shardId: ShardId, reason: RefusalReason) => {
  const before = (await refusedEntries(seat)).length
  const answer = await seat.call.work.open({ shardId })
  if (answer.outcome !== 'refused') throw new Error(`opened in spite of ${reason}`)
  expect(answer.refusal.reason).toBe(reason)
  expect(failureMessages[reason].length).toBeGreaterThan(20)
  expect(await codeOf(() => seat.call.work.item({ shardId, index: 0 }))).toBe(reason)
  const edit = { shardId, index: 0, after: null, changes: [boxChange('never')] }
  expect(await codeOf(() => seat.call.work.save(edit))).toBe(reason)
  const state = { shardId, index: 0, state: 'finished', reason: null, activeSeconds: 1 } as const
  expect(await codeOf(() => seat.call.work.setState(state))).toBe(reason)
  expect(await codeOf(() => seat.call.work.visit({ shardId, index: 0 }))).toBe(reason)
  expect(await codeOf(() => seat.station.itemBytes({ shardId, index: 0, part: 'png' }))).toBe(reason)
  const entries = (await refusedEntries(seat)).slice(0, -before || undefined)
  expect(entries.map((entry) => [entry.event, entry.reason, entry.subject])).toEqual([
    ['item.read', reason, `${shardId} item:0`],
    ['item.read', reason, `${shardId} item:0`],
    ['item.state', reason, `${shardId} item:0`],
    ['label.save', reason, `${shardId} item:0`],
    ['item.read', reason, `${shardId} item:0`],
    ['shard.open', reason, shardId],
  ])
  expect(entries.at(-1)?.entry).toBe(answer.refusal.auditEntry)
  recordTries({ attack: 'A shut shard asked for in every way', tries: entries.length, accepted: 0, lost: 0 })
  return answer.refusal
}

const expectOpens = async (seat: Seat, shardId: ShardId) => {
  expect(await seat.call.work.open({ shardId })).toMatchObject({ outcome: 'opened' })
  expect((await seat.station.itemBytes({ shardId, index: 0, part: 'png' })).bytes.length).toBeGreaterThan(0)
}

describe('a shard stays shut', () => {
  it('for whom it is not assigned', async () => {
    const { office, first, second, assign } = await start()
    const other = await office.join('Tomas Berg')
    await assign(first, { seat: other })
    await assign(second)
    await office.annotator.call.work.sync({})
    const refusal = await expectRefused(office.annotator, first, 'NOT_ASSIGNED')
    expect(refusal).toMatchObject({ shardName: null, projectName: null, leadName: null, grantId: null, timeline: [] })
    expect(await expectRefused(office.annotator, 'nosuchshardatall' as ShardId, 'NOT_ASSIGNED')).toBeTruthy()
  })

  it('on another device of the same member', async () => {
    const { office, first, assign } = await start()
    const memberId = (await office.annotator.call.session.state({})).member?.id ?? ''
    const laptop = await office.join('Mira Okafor', memberId)
    await assign(first)
    await laptop.call.work.sync({})
    await office.annotator.call.work.sync({})
    await expectRefused(laptop, first, 'OTHER_DEVICE')
    await expectOpens(office.annotator, first)
  })

  it('before its date, and opens on it', async () => {
    const { office, first, assign } = await start()
    const notBefore = new Date(Date.now() + day).toISOString()
    await assign(first, { notBefore })
    await office.annotator.call.work.sync({})
    const refusal = await expectRefused(office.annotator, first, 'NOT_YET')
    expect(refusal).toMatchObject({ shardName: 'plates-01', leadName: 'Jonas Lindqvist', at: notBefore })
    expect(refusal.timeline.map((moment) => moment.what)).toEqual([
      'granted',
      'last-contact',
      'now',
      'opens',
      'lease-ended',
      'grant-ends',
    ])
    office.clock.offsetMs = day + 1_000
    await office.lead.call.work.sync({})
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
  })

  it('after the assignment ended, and says since when', async () => {
    const { office, first, assign } = await start()
    await assign(first, { expiresMs: day })
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
    await finishItem(office.annotator, first, 0)
    office.clock.offsetMs = day + 60_000
    await office.lead.call.work.sync({})
    await office.annotator.call.work.sync({})
    const refusal = await expectRefused(office.annotator, first, 'GRANT_EXPIRED')
    expect(refusal).toMatchObject({ finishedItems: 1, undeliveredItems: 1 })
    expect(Date.parse(refusal.at ?? '')).toBeLessThan(Date.now() + office.clock.offsetMs)
    expect((await office.annotator.call.work.deliver({})).items).toBe(1)
  })

  it('when the status is stale from the start', async () => {
    const { office, projectId, first, assign } = await start()
    await assign(first, { offlineLeaseHours: 0 })
    await office.lead.call.projects.renewStatus({ projectId, validMinutes: 0 })
    await office.annotator.call.work.sync({})
    const refusal = await expectRefused(office.annotator, first, 'STATUS_STALE')
    expect(refusal.timeline.map((moment) => moment.what)).toContain('last-contact')
    await office.lead.call.projects.renewStatus({ projectId, validMinutes: 60 })
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
  })

  it('past the offline lease, and opens after the next contact', async () => {
    const { office, first, assign } = await start()
    await assign(first, { offlineLeaseHours: 2 })
    await office.annotator.call.work.sync({})
    office.clock.offsetMs = 2 * 3_600_000 - 60_000
    await expectOpens(office.annotator, first)
    office.clock.offsetMs = 2 * 3_600_000 + 60_000
    const refusal = await expectRefused(office.annotator, first, 'STATUS_STALE')
    expect(refusal.timeline.map((moment) => moment.what)).toContain('lease-ended')
    await office.annotator.call.work.sync({})
    expect(await codeOf(() => office.annotator.call.work.item({ shardId: first, index: 0 }))).toBe('STATUS_STALE')
    await office.lead.call.work.sync({})
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
  })

  it('when the grant was taken back; the work done goes to the lead', async () => {
    const { office, projectId, first, assign } = await start()
    const grantId = await assign(first)
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
    await finishItem(office.annotator, first, 0)
    const revoked = await office.lead.call.projects.revoke({ projectId, grantId })
    expect((await office.annotator.call.work.sync({})).problems).toEqual([])
    const refusal = await expectRefused(office.annotator, first, 'GRANT_REVOKED')
    // The words of the project went with its keys; its name stays beside the certificate.
    expect(refusal).toMatchObject({ at: revoked.at, shardName: null, projectName: 'Historic plates', grantId })
    expect(readdirSync(join(office.annotator.homeDir, 'cache'))).toEqual([])
    await office.lead.call.work.sync({})
    expect((await office.lead.call.projects.show({ projectId })).delivered).toBe(1)
    await assign(first)
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
  })

  it('when the project is complete, on the way and after the wipe', async () => {
    const { office, projectId, first, assign } = await start()
    await assign(first)
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
    const { at } = await office.lead.call.projects.complete({ projectId, typedName: 'Historic plates' })
    expect((await office.annotator.call.work.sync({})).wiped).toHaveLength(1)
    const refusal = await expectRefused(office.annotator, first, 'PROJECT_COMPLETED')
    expect(refusal.at).toBe(at)
    expect(refusal.timeline.map((moment) => moment.what)).toContain('wiped')
    await office.annotator.call.session.lock({})
    await office.annotator.call.session.unlock({ passphrase: testPassphrase })
    await expectRefused(office.annotator, first, 'PROJECT_COMPLETED')
  })

  it('when the membership was ended; what was done still goes to the lead', async () => {
    const { office, projectId, first, assign } = await start()
    await assign(first)
    await office.annotator.call.work.sync({})
    await expectOpens(office.annotator, first)
    await finishItem(office.annotator, first, 0)
    await office.lead.call.members.revoke({ deviceId: await deviceIdOf(office.annotator) })
    await office.annotator.call.work.sync({})
    await expectRefused(office.annotator, first, 'MEMBER_REVOKED')
    expect((await office.annotator.call.work.deliver({})).items).toBe(1)
    await office.lead.call.work.sync({})
    expect((await office.lead.call.projects.show({ projectId })).delivered).toBe(1)
  })

  it('to a lead whose membership was ended: no call of a lead gets through', async () => {
    const { office } = await start()
    const deputy = await office.join('Ada Nilsen', undefined, ['lead', 'annotator'])
    expect(await codeOf(() => deputy.call.projects.list({}))).toBe('allowed')
    await office.lead.call.members.revoke({ deviceId: await deviceIdOf(deputy) })
    await deputy.call.work.sync({})
    for (const call of [
      () => deputy.call.projects.list({}),
      () => deputy.call.members.list({}),
      () => deputy.call.review.queue({}),
    ])
      expect(await codeOf(call)).toBe('NOT_PERMITTED')
  })

  it('when the clock was set back, and opens when it is right again', async () => {
    const { office, first, assign } = await start()
    await assign(first)
    await office.annotator.call.work.sync({})
    office.clock.offsetMs = 3_600_000
    await expectOpens(office.annotator, first)
    office.clock.offsetMs = 3_600_000 - 5 * 60_000 + 5_000
    await expectOpens(office.annotator, first)
    office.clock.offsetMs = -3_600_000
    // The first look notes, once, that the clock went back.
    await office.annotator.call.work.open({ shardId: first })
    await expectRefused(office.annotator, first, 'CLOCK_BACK')
    await office.annotator.call.session.lock({})
    await office.annotator.call.session.unlock({ passphrase: testPassphrase })
    await expectRefused(office.annotator, first, 'CLOCK_BACK')
    office.clock.offsetMs = 3_600_000
    await expectOpens(office.annotator, first)
  })
})

describe('a workstation stays locked', () => {
  it('to a wrong passphrase, with an audit event written while locked', async () => {
    const { office, first, assign } = await start()
    const { annotator } = office
    await assign(first)
    await annotator.call.work.sync({})
    await annotator.call.session.lock({})
    expect(await codeOf(() => annotator.call.session.unlock({ passphrase: 'wrong horse battery staple' }))).toBe(
      'PASSPHRASE_WRONG',
    )
    expect(await codeOf(() => annotator.call.work.open({ shardId: first }))).toBe('LOCKED')
    expect(await codeOf(() => annotator.call.work.item({ shardId: first, index: 0 }))).toBe('LOCKED')
    expect(await codeOf(() => annotator.station.itemBytes({ shardId: first, index: 0, part: 'png' }))).toBe('LOCKED')
    await annotator.call.session.unlock({ passphrase: testPassphrase })
    const entries = (await refusedEntries(annotator)).map((entry) => [entry.event, entry.reason, entry.subject])
    expect(entries.slice(0, 2)).toEqual([
      ['item.read', 'LOCKED', null],
      ['session.unlock', 'PASSPHRASE_WRONG', await deviceIdOf(annotator)],
    ])
  })

  it('when its home was copied to another machine', async () => {
    const { office, first, assign } = await start()
    const { annotator } = office
    await assign(first)
    await annotator.call.work.sync({})
    await annotator.call.session.lock({})
    const copy = join(office.dir, 'copied-home')
    cpSync(annotator.homeDir, copy, { recursive: true })
    const thief = await sit({ homeDir: copy, keyStore: memoryKeyStore() })
    further.push(thief)
    expect((await thief.call.session.state({})).stage).toBe('locked')
    expect(await codeOf(() => thief.call.session.unlock({ passphrase: testPassphrase }))).toBe('DEVICE_SECRET_MISSING')
    expect(await codeOf(() => thief.call.work.open({ shardId: first }))).toBe('LOCKED')
    expect(await codeOf(() => thief.station.itemBytes({ shardId: first, index: 0, part: 'png' }))).toBe('LOCKED')
    const trail = readFileSync(join(copy, 'audit.jsonl'), 'utf8').trim().split('\n')
    expect(trail.some((line) => line.includes('"session.unlock"') && line.includes('DEVICE_SECRET_MISSING'))).toBe(true)
  })

  it('and its profile names nobody but the member, the device and the organisation', async () => {
    const { office, first, assign } = await start()
    await assign(first)
    await office.annotator.call.work.sync({})
    await office.annotator.call.session.state({})
    for (const seat of [office.lead, office.annotator]) {
      const profile = readFileSync(join(seat.homeDir, 'profile.json'), 'utf8')
      expect(profile).not.toMatch(/Museum|plates/)
      expect(Object.keys(JSON.parse(profile) as object).sort()).toEqual([
        'deviceId',
        'deviceName',
        'enrolledAt',
        'fingerprint',
        'memberId',
        'memberName',
        'organisationFingerprint',
        'organisationName',
        'roles',
        'version',
      ])
      expect(statSync(join(seat.homeDir, 'profile.json')).mode & 0o077).toBe(0)
    }
  })
})
