import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ShardId } from '../../../../src/shared/ids.ts'
import { codeOf } from '../../../support/code-of.ts'
import { syncWhole as sync } from '../../../support/sync-whole.ts'
import { deviceIdOf, finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { cachedFiles, readHome } from '../../../support/home-keys.ts'
import type { Seat } from '../../../support/station-kit.ts'

const dayMs = 86_400_000

/** Key ids of the one-time keys on a seat. */
const prekeysOf = (seat: Seat): Promise<string[]> =>
  readHome(seat, (home) => home.privateKeys.list('prekey').map(({ kid }) => kid))

const refusalOf = async (seat: Seat, shardId: ShardId): Promise<string | null> => {
  const answer = await seat.call.work.open({ shardId })
  return answer.outcome === 'refused' ? answer.refusal.reason : null
}

const certificateOf = async (seat: Seat, certificateId: string | undefined) =>
  seat.call.device.certificate({ certificateId: certificateId ?? 'none' })

const outstanding = async ({ office, projectId }: Project) =>
  (await office.lead.call.projects.show({ projectId })).certificates.filter(({ state }) => state === 'outstanding')

describe('a wipe goes as far as what ended', () => {
  let project: Project
  afterEach(() => project.office.close())

  it('of one assignment of two: its shard, its key and its labels go, the other stays as it was', async () => {
    project = await openProject()
    const { lead, annotator } = project.office
    const firstGrant = await project.assign(project.first)
    await project.assign(project.second)
    await sync(annotator)
    await finishItem(annotator, project.first, 0)
    await finishItem(annotator, project.second, 0)
    const before = await prekeysOf(annotator)
    await lead.call.projects.revoke({ projectId: project.projectId, grantId: firstGrant })
    expect(await outstanding(project)).toHaveLength(1)
    const { wiped } = await sync(annotator)
    expect(wiped).toHaveLength(1)
    const document = await certificateOf(annotator, wiped[0]?.certificateId)
    expect(document).toMatchObject({ cause: 'grant-revoked', scope: 'grants', grantIds: [firstGrant] })
    expect(document.shards.map((shard) => shard.shardId)).toEqual([project.first])
    expect(document.signatureValid).toBe(true)
    const after = await prekeysOf(annotator)
    expect(document.keyIds.every((kid) => before.includes(kid) && !after.includes(kid))).toBe(true)
    expect(document.keyIds).toHaveLength(1)
    expect(cachedFiles(annotator).every((name) => name.startsWith(project.second))).toBe(true)
    expect(cachedFiles(annotator)).toHaveLength(2)
    expect(await refusalOf(annotator, project.first)).toBe('GRANT_REVOKED')
    expect(await refusalOf(annotator, project.second)).toBeNull()
    expect((await annotator.call.work.item({ shardId: project.second, index: 0 })).changes).toHaveLength(1)
    await sync(annotator)
    await sync(lead)
    expect(await outstanding(project)).toEqual([])
    const [queue] = await lead.call.review.queue({})
    expect(queue).toMatchObject({ shardId: project.first, waiting: 1 })
  })

  it('of the only assignment: the project goes, and an assignment afterwards begins anew and counts its rounds on', async () => {
    project = await openProject()
    const { lead, annotator } = project.office
    const grantId = await project.assign(project.first)
    await sync(annotator)
    await finishItem(annotator, project.first, 0)
    await annotator.call.work.deliver({})
    await lead.call.projects.revoke({ projectId: project.projectId, grantId })
    const { wiped } = await sync(annotator)
    expect(await certificateOf(annotator, wiped[0]?.certificateId)).toMatchObject({ scope: 'project' })
    expect(cachedFiles(annotator)).toEqual([])
    expect(readdirSync(join(annotator.homeDir, 'projects'))).toEqual([])
    expect((await sync(annotator)).wiped).toEqual([])

    await sync(lead)
    await project.assign(project.first)
    await sync(annotator)
    expect(await refusalOf(annotator, project.first)).toBeNull()
    await finishItem(annotator, project.first, 0)
    await finishItem(annotator, project.first, 1)
    expect((await annotator.call.work.deliver({})).items).toBe(2)
    await sync(lead)
    const opened = await lead.call.review.open({ projectId: project.projectId, shardId: project.first })
    expect(opened.items.map(({ index, round }) => [index, round])).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  it('that the annotator gave back: without the exchange too, and nothing that was done is lost', async () => {
    project = await openProject()
    const { lead, annotator, exchangeDir } = project.office
    await project.assign(project.first)
    await project.assign(project.second)
    await sync(annotator)
    await finishItem(annotator, project.first, 0)
    renameSync(exchangeDir, `${exchangeDir}-away`)
    const returned = await annotator.call.work.returnShard({ shardId: project.first })
    expect(returned).toMatchObject({ shards: ['plates-01'], items: 1 })
    expect(await refusalOf(annotator, project.first)).toBe('WIPED')
    expect(cachedFiles(annotator).some((name) => name.startsWith(project.first))).toBe(false)
    expect(await codeOf(() => annotator.call.work.returnShard({ shardId: project.first }))).toBe('NOT_FOUND')
    renameSync(`${exchangeDir}-away`, exchangeDir)
    await sync(annotator)
    await sync(lead)
    const detail = await lead.call.projects.show({ projectId: project.projectId })
    expect(detail.shards.map((shard) => shard.assignments.map(({ state }) => state))).toEqual([['returned'], ['open']])
    expect(detail.certificates).toMatchObject([{ state: 'received', cause: 'returned' }])
    expect((await lead.call.review.queue({}))[0]).toMatchObject({ shardId: project.first, waiting: 1 })
    await sync(lead)
    await sync(annotator)
    expect(await refusalOf(annotator, project.first)).toBe('WIPED')
    expect(await refusalOf(annotator, project.second)).toBeNull()
  })

  it('that was assigned twice is given back whole, with what was drawn on it', async () => {
    project = await openProject()
    const { lead, annotator } = project.office
    await project.assign(project.first)
    await project.assign(project.first, { expiresMs: 30 * dayMs })
    await sync(annotator)
    await finishItem(annotator, project.first, 0)
    expect(await annotator.call.work.returnShard({ shardId: project.first })).toMatchObject({ items: 1 })
    expect(await refusalOf(annotator, project.first)).toBe('WIPED')
    expect(cachedFiles(annotator)).toEqual([])
    await sync(annotator)
    await sync(lead)
    expect((await lead.call.review.queue({}))[0]).toMatchObject({ shardId: project.first, waiting: 1 })
    expect(await outstanding(project)).toEqual([])
  })
})

describe('a lease that lapsed', () => {
  let project: Project
  afterEach(() => project.office.close())

  const lapse = async () => {
    project = await openProject()
    const { annotator, exchangeDir, clock } = project.office
    await project.assign(project.first, { offlineLeaseHours: 24, expiresMs: 365 * dayMs })
    await sync(annotator)
    await finishItem(annotator, project.first, 0)
    renameSync(exchangeDir, `${exchangeDir}-away`)
    return { annotator, exchangeDir, clock, meet: () => codeOf(() => annotator.call.work.sync({})) }
  }

  it('shuts at once, and wipes only when its grace has passed as this device saw it', async () => {
    const { annotator, exchangeDir, clock, meet } = await lapse()
    clock.offsetMs = 2 * dayMs
    expect(await meet()).toBe('EXCHANGE_UNREACHABLE')
    expect(await refusalOf(annotator, project.first)).toBe('STATUS_STALE')
    expect(cachedFiles(annotator)).toHaveLength(2)
    clock.offsetMs = 15 * dayMs
    await meet()
    expect(cachedFiles(annotator)).toHaveLength(2)
    clock.offsetMs = 16 * dayMs + 3_600_000
    await meet()
    expect(cachedFiles(annotator)).toEqual([])
    const [certificate] = await annotator.call.device.certificates({})
    expect(certificate).toMatchObject({ cause: 'lease-lapsed', scope: 'project' })

    renameSync(`${exchangeDir}-away`, exchangeDir)
    await sync(annotator)
    await sync(project.office.lead)
    expect((await project.office.lead.call.review.queue({}))[0]).toMatchObject({ waiting: 1 })
    const detail = await project.office.lead.call.projects.show({ projectId: project.projectId })
    expect(detail.certificates).toMatchObject([{ state: 'received', cause: 'lease-lapsed' }])
  })

  it('goes on counting its grace when the clock is set back into the lease', async () => {
    const { annotator, exchangeDir, clock, meet } = await lapse()
    for (const day of [2, 0.5, 16]) {
      expect(cachedFiles(annotator)).toHaveLength(2)
      clock.offsetMs = day * dayMs + 3_600_000
      await meet()
    }
    expect(cachedFiles(annotator)).toEqual([])
    renameSync(`${exchangeDir}-away`, exchangeDir)
  })

  it('is not taken for lapsed for good when a clock jumps ahead and is set right', async () => {
    const { annotator, exchangeDir, clock, meet } = await lapse()
    clock.offsetMs = 3_650 * dayMs
    await meet()
    expect(cachedFiles(annotator)).toHaveLength(2)
    clock.offsetMs = 0
    await meet()
    expect(cachedFiles(annotator)).toHaveLength(2)
    renameSync(`${exchangeDir}-away`, exchangeDir)
  })
})

describe('a device that is lost', () => {
  let project: Project
  afterEach(() => project.office.close())

  it('wipes what it was granted when it next meets the exchange, and its work still comes', async () => {
    project = await openProject()
    const { lead, annotator } = project.office
    await project.assign(project.first)
    await sync(annotator)
    await finishItem(annotator, project.first, 0)
    const deviceId = (await deviceIdOf(annotator)) as never
    await lead.call.members.revoke({ deviceId, wipe: true })
    expect(await outstanding(project)).toHaveLength(1)
    const { wiped } = await sync(annotator)
    expect(await certificateOf(annotator, wiped[0]?.certificateId)).toMatchObject({ cause: 'device-lost' })
    expect(cachedFiles(annotator)).toEqual([])
    await sync(lead)
    expect(await outstanding(project)).toEqual([])
    expect((await lead.call.review.queue({}))[0]).toMatchObject({ waiting: 1 })
  })
})
