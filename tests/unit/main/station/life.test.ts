import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, testOntology, testPolicy, type Office } from '../../../support/station-kit.ts'
import { boxChange, png } from '../../../support/assigned.ts'

describe('the life of a project', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  it('goes from import to a verified certificate', async () => {
    const { lead, annotator, dir } = office
    const source = join(dir, 'source')
    mkdirSync(source)
    writeFileSync(join(source, 'boats.png'), png)
    writeFileSync(join(source, 'speech.txt'), 'Boats of Nagasaki lie in the bay.')
    writeFileSync(join(source, 'third.txt'), 'A third item.')
    const project = await lead.call.projects.create({
      name: 'Historic plates',
      client: 'Halden Museum',
      dueAt: null,
      ontology: testOntology,
      policy: testPolicy,
    })
    const { projectId } = project
    const built = await lead.call.projects.importFolder({
      projectId,
      folder: lead.station.folders.remember(source),
      shardName: 'plates',
      itemsPerShard: 2,
    })
    expect(built.shards.map((shard) => [shard.name, shard.items])).toEqual([
      ['plates-01', 2],
      ['plates-02', 1],
    ])
    const [first, second] = built.shards
    if (!first || !second) throw new Error('two shards')
    const [, member] = await lead.call.members.list({})
    if (!member) throw new Error('a member')
    expect(member.memberName).toBe('Mira Okafor')
    await lead.call.projects.assign({
      projectId,
      shardIds: [first.shardId],
      deviceId: member.deviceId,
      role: 'annotate',
      notBefore: null,
      expires: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      offlineLeaseHours: 72,
    })
    const report = await annotator.call.work.sync({})
    expect(report.problems).toEqual([])
    const list = await annotator.call.work.list({})
    expect(list.projects[0]?.shards.map((row) => [row.name, row.shut, row.lease.state])).toEqual([
      ['plates-01', null, 'running'],
    ])
    const refused = await annotator.call.work.open({ shardId: second.shardId })
    expect(refused).toMatchObject({ outcome: 'refused', refusal: { reason: 'NOT_ASSIGNED' } })
    const opened = await annotator.call.work.open({ shardId: first.shardId })
    if (opened.outcome !== 'opened') throw new Error('opened')
    expect(opened.shard.items.map((item) => item.key)).toEqual(['boats', 'speech'])
    const bytes = await annotator.station.itemBytes({ shardId: first.shardId, index: 1, part: 'txt' })
    expect(Buffer.from(bytes.bytes).toString()).toBe('Boats of Nagasaki lie in the bay.')
    await annotator.call.work.save({ shardId: first.shardId, index: 0, after: null, changes: [boxChange('change-1')] })
    await annotator.call.work.setState({
      shardId: first.shardId,
      index: 0,
      state: 'finished',
      reason: null,
      activeSeconds: 12,
    })
    expect((await annotator.call.work.deliver({})).items).toBe(1)

    expect((await lead.call.work.sync({})).problems).toEqual([])
    const [queue] = await lead.call.review.queue({})
    expect(queue).toMatchObject({ memberName: 'Mira Okafor', waiting: 1 })
    await lead.call.review.decide({
      projectId,
      shardId: first.shardId,
      index: 0,
      decision: 'return',
      comments: [{ text: 'Too small.', labelId: null }],
    })
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    expect((await annotator.call.work.list({})).returned[0]).toMatchObject({ key: 'boats', comment: 'Too small.' })
    await annotator.call.work.setState({
      shardId: first.shardId,
      index: 0,
      state: 'finished',
      reason: null,
      activeSeconds: 2,
    })
    await annotator.call.work.deliver({})
    await lead.call.work.sync({})
    await lead.call.review.decide({ projectId, shardId: first.shardId, index: 0, decision: 'accept', comments: [] })
    const out = join(dir, 'export')
    const exported = await lead.call.projects.export({
      projectId,
      format: 'coco',
      folder: lead.station.folders.remember(out),
      onlyAccepted: true,
    })
    expect(exported).toMatchObject({ items: 1, labels: 1 })
    const coco = JSON.parse(readFileSync(join(out, exported.files[0] ?? ''), 'utf8')) as { annotations: unknown[] }
    expect(coco.annotations).toHaveLength(1)

    await annotator.call.work.setState({
      shardId: first.shardId,
      index: 1,
      state: 'finished',
      reason: null,
      activeSeconds: 2,
    })
    await lead.call.projects.complete({ projectId, typedName: 'Historic plates' })
    const wiped = await annotator.call.work.sync({})
    expect(wiped.problems).toEqual([])
    expect(wiped.wiped).toHaveLength(1)
    expect(readdirSync(join(annotator.homeDir, 'cache'))).toEqual([])
    expect(await annotator.call.work.open({ shardId: first.shardId })).toMatchObject({
      outcome: 'refused',
      refusal: { reason: 'PROJECT_COMPLETED' },
    })
    await lead.call.work.sync({})
    const verified = await lead.call.projects.verify({ projectId })
    expect(verified.checks.filter((check) => !check.ok)).toEqual([])
    const detail = await lead.call.projects.show({ projectId })
    expect(detail.certificates).toMatchObject([{ state: 'received', memberName: 'Mira Okafor' }])
    expect(detail.delivered).toBe(2)
    expect((await annotator.call.device.overview({})).lastCertificate?.signatureValid).toBe(true)
  })
})
