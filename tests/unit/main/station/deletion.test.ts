import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { bundleTransport, exchangeBundle } from '../../../../src/main/station/verify/exchange-bundle.ts'
import { verifyExchange } from '../../../../src/main/station/verify/verify-exchange.ts'
import { identity } from '../../../../src/main/station/identity.ts'
import { codeOf } from '../../../support/code-of.ts'
import { syncWhole as sync } from '../../../support/sync-whole.ts'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { cachedFiles, readHome } from '../../../support/home-keys.ts'
import { recordTries } from '../../../support/security-record.ts'

const dayMs = 86_400_000

const onExchange = ({ office, projectId }: Project, part: 'shards' | 'work'): string[] => {
  const dir = join(office.exchangeDir, 'projects', projectId, part)
  return existsSync(dir)
    ? readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
    : []
}

/** A project with delivered work on the first shard. */
const deliveredProject = async (): Promise<Project> => {
  const project = await openProject()
  await project.assign(project.first)
  await sync(project.office.annotator)
  await finishItem(project.office.annotator, project.first, 0)
  await project.office.annotator.call.work.deliver({})
  await sync(project.office.lead)
  return project
}

const demand = { reason: 'Request of the client', reference: 'HM-2026-114' }
const typedName = 'Historic plates'

const leadKeys = (project: Project) =>
  readHome(project.office.lead, (home) => {
    const row = home.projects.find(project.projectId)
    return { hasKey: row?.hasKey, keys: row?.record.keys, work: home.privateKeys.list('work').length }
  })

describe('a request of the client to delete', () => {
  let project: Project
  afterEach(() => project.office.close())

  it('destroys the copy of the lead too, and leaves a report that anybody can check', async () => {
    project = await deliveredProject()
    const { projectId, office } = project
    const { lead, annotator, dir } = office
    expect(await codeOf(() => lead.call.projects.requestDeletion({ projectId, ...demand, typedName: 'Other' }))).toBe(
      'NAME_MISMATCH',
    )
    const answer = await lead.call.projects.requestDeletion({ projectId, ...demand, typedName })
    expect(answer.isHeld).toBe(false)
    expect(await leadKeys(project)).toEqual({ hasKey: false, keys: null, work: 0 })
    expect(cachedFiles(lead)).toEqual([])
    expect(readdirSync(join(lead.homeDir, 'projects'))).toEqual([])
    expect(onExchange(project, 'shards')).toEqual([])
    expect(await lead.call.projects.list({})).toEqual([])
    expect(await lead.call.projects.ended({})).toMatchObject([{ cause: 'client-deletion', outstanding: 1 }])

    const out = join(dir, 'report')
    const folder = lead.station.folders.remember(out)
    expect(await lead.call.projects.deletionReport({ projectId, folder })).toMatchObject({ ok: false, outstanding: 1 })
    await sync(annotator)
    await sync(lead)
    expect(await lead.call.projects.ended({})).toMatchObject([{ outstanding: 0 }])
    const report = await lead.call.projects.deletionReport({ projectId, folder })
    expect(report).toMatchObject({ ok: true, outstanding: 0 })
    const [json, html] = report.files.map((name) => readFileSync(join(out, name), 'utf8'))
    const root = await readHome(lead, (home) => home.settings.read('identity', identity)?.rootKey)
    if (!json || !html || !root) throw new Error('a report and a root')
    const told = ['Historic', 'Museum', 'Mira', 'Jonas', 'boats', dir].filter((word) => (json + html).includes(word))
    expect(told).toEqual([])
    expect(html.includes('Copy of the lead')).toBe(true)
    const check = (text: string) =>
      verifyExchange({ exchange: bundleTransport(exchangeBundle.parse(JSON.parse(text))), root, projectId })
    expect((await check(json)).ok).toBe(true)
    await expectEveryObjectCounts(json, check)
  })

  it('waits for a hold, which keeps what the lead has and still closes access', async () => {
    project = await deliveredProject()
    const { projectId, office } = project
    const { lead, annotator } = office
    const { holdId } = await lead.call.projects.placeHold({ projectId, reason: 'Litigation', reference: '2 O 114/26' })
    const erase = { projectId, shardId: project.first, indexes: [0] }
    expect(await codeOf(() => lead.call.projects.eraseItems(erase))).toBe('HOLD_ACTIVE')
    expect(await lead.call.projects.requestDeletion({ projectId, ...demand, typedName })).toMatchObject({
      isHeld: true,
    })
    const { wiped } = await sync(annotator)
    expect(cachedFiles(annotator)).toEqual([])
    const certificate = await annotator.call.device.certificate({ certificateId: wiped[0]?.certificateId ?? '' })
    expect(certificate).toMatchObject({ cause: 'project-completed', holdIds: [holdId] })
    await sync(lead)
    expect(onExchange(project, 'shards')).toHaveLength(4)
    expect(onExchange(project, 'work')).toHaveLength(1)
    expect(await leadKeys(project)).toMatchObject({ hasKey: true, work: 1 })
    const detail = await lead.call.projects.show({ projectId })
    expect(detail.holds).toMatchObject([{ holdId, reason: 'Litigation', reference: '2 O 114/26' }])
    expect(detail.deletion).toMatchObject(demand)

    await lead.call.projects.releaseHold({ projectId, holdId })
    expect((await sync(lead)).wiped).toHaveLength(1)
    expect(await leadKeys(project)).toEqual({ hasKey: false, keys: null, work: 0 })
    expect([...onExchange(project, 'shards'), ...onExchange(project, 'work')]).toEqual([])
  })
})

/** Changes each object of a report in turn: no such report may pass. */
const expectEveryObjectCounts = async (json: string, check: (text: string) => Promise<{ ok: boolean }>) => {
  const bundle = exchangeBundle.parse(JSON.parse(json))
  let [tries, accepted] = [0, 0]
  for (const [name, text] of Object.entries(bundle.objects)) {
    const at = Math.floor(text.length / 2)
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    const broken = { ...bundle, objects: { ...bundle.objects, [name]: changed } }
    const { ok } = await check(JSON.stringify(broken))
    tries++
    if (ok) accepted++
    expect([name, ok]).toEqual([name, false])
  }
  recordTries({ attack: 'A deletion report with one object changed', tries, accepted, lost: 0 })
}

describe('the retention of the contract', () => {
  let project: Project
  afterEach(() => project.office.close())

  it('ends the copy of the lead when it is over, not a day before, and not under a hold', async () => {
    project = await deliveredProject()
    const { projectId, office } = project
    const { lead, annotator, clock } = office
    await lead.call.projects.complete({ projectId, typedName })
    await sync(annotator)
    clock.offsetMs = 29 * dayMs
    await sync(lead)
    expect(await leadKeys(project)).toMatchObject({ hasKey: true })
    expect((await lead.call.projects.show({ projectId })).retentionEndsAt).not.toBeNull()
    const { holdId } = await lead.call.projects.placeHold({ projectId, reason: 'Audit', reference: '' })
    clock.offsetMs = 31 * dayMs
    await sync(lead)
    expect(await leadKeys(project)).toMatchObject({ hasKey: true })
    await lead.call.projects.releaseHold({ projectId, holdId })
    await sync(lead)
    expect(await leadKeys(project)).toEqual({ hasKey: false, keys: null, work: 0 })
    expect(await lead.call.projects.ended({})).toMatchObject([{ cause: 'retention-ended', outstanding: 0 }])
  })
})

describe('an item that is erased', () => {
  let project: Project
  afterEach(() => project.office.close())

  it('is gone at the lead, on the exchange and on the workstation; the others keep place and work', async () => {
    project = await openProject()
    const { projectId, office, first } = project
    const { lead, annotator } = office
    const grantId = await project.assign(first)
    await sync(annotator)
    await finishItem(annotator, first, 0)
    await finishItem(annotator, first, 1)
    await annotator.call.work.deliver({})
    await sync(lead)
    const keysBefore = await readHome(lead, (home) => JSON.stringify(home.projects.find(projectId)?.record.keys))
    const oldFiles = cachedFiles(lead)

    const erased = await lead.call.projects.eraseItems({ projectId, shardId: first, indexes: [0] })
    expect(erased).toMatchObject({ version: 2, renewed: 1, ended: 0 })
    expect(await lead.call.device.certificate({ certificateId: erased.certificateId })).toMatchObject({
      cause: 'item-erased',
      scope: 'items',
      erasedItems: [{ shardId: first, index: 0 }],
      shards: [{ shardId: first, version: 1 }],
    })
    const oldKey = (JSON.parse(keysBefore) as { shards: { shardId: string; key: string }[] }).shards.find(
      (entry) => entry.shardId === first,
    )?.key
    const keysAfter = await readHome(lead, (home) => JSON.stringify(home.projects.find(projectId)?.record.keys))
    expect(keysAfter).not.toContain(oldKey)
    expect(cachedFiles(lead).filter((name) => oldFiles.includes(name) && name.startsWith(first))).toEqual([])
    expect(onExchange(project, 'shards').filter((name) => name.includes(`${first}.v1`))).toEqual([])
    const review = await lead.call.review.open({ projectId, shardId: first })
    expect(review.items.map(({ index }) => index)).toEqual([1])
    expect(await codeOf(() => lead.call.projects.eraseItems({ projectId, shardId: first, indexes: [0] }))).toBe(
      'ITEM_ERASED',
    )

    const { wiped } = await sync(annotator)
    const document = await annotator.call.device.certificate({ certificateId: wiped[0]?.certificateId ?? '' })
    expect(document).toMatchObject({ cause: 'item-erased', scope: 'items', grantIds: [grantId] })
    expect(document.keyIds).toHaveLength(1)
    expect(await readHome(annotator, (home) => document.keyIds.filter((kid) => home.privateKeys.find(kid)))).toEqual([])
    expect(cachedFiles(annotator)).toEqual([`${first}.v2.index`, `${first}.v2.tar`])
    const opened = await annotator.call.work.open({ shardId: first })
    if (opened.outcome !== 'opened') throw new Error('the shard goes on')
    expect(opened.shard.items.map(({ key, state }) => [key, state])).toEqual([
      ['erased/0', 'erased'],
      ['speech', 'finished'],
    ])
    expect(await codeOf(() => annotator.call.work.item({ shardId: first, index: 0 }))).toBe('ITEM_ERASED')
    const { bytes } = await annotator.station.itemBytes({ shardId: first, index: 1, part: 'txt' })
    expect(Buffer.from(bytes).toString()).toBe('Boats of Nagasaki lie in the bay.')
    expect((await annotator.call.work.item({ shardId: first, index: 1 })).changes).toHaveLength(1)
    await sync(lead)
    expect((await lead.call.projects.verify({ projectId })).ok).toBe(true)
  })

  it('does not come back with work that was done before the workstation knew', async () => {
    project = await openProject()
    const { projectId, office, first } = project
    await project.assign(first)
    await sync(office.annotator)
    await finishItem(office.annotator, first, 0)
    await finishItem(office.annotator, first, 1)
    await office.lead.call.projects.eraseItems({ projectId, shardId: first, indexes: [0] })
    await office.annotator.call.work.deliver({})
    await sync(office.lead)
    const review = await office.lead.call.review.open({ projectId, shardId: first })
    expect(review.items.map(({ index }) => index)).toEqual([1])
  })
})
