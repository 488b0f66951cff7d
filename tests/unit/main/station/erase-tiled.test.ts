import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { certificateDocument } from '../../../../src/main/guard/trust/certificate.ts'
import { readClaims } from '../../../../src/main/guard/trust/signed.ts'
import type { ProjectId, ShardId } from '../../../../src/shared/ids.ts'
import { deviceIdOf } from '../../../support/assigned.ts'
import { cachedFiles, readHome } from '../../../support/home-keys.ts'
import { png } from '../../../support/images.ts'
import { openOffice, testOntology, testPolicy, type Office, type Seat } from '../../../support/station-kit.ts'

let office: Office
let projectId: ProjectId
let shardId: ShardId
beforeAll(async () => {
  office = await openOffice()
  const { lead, annotator, dir } = office
  const source = join(dir, 'large')
  mkdirSync(source)
  // A side beyond 32,767 is what no window decodes whole: cut into tiles as 64 megapixels are.
  for (const name of ['gone', 'kept']) writeFileSync(join(source, `${name}.png`), png(33_000, 600))
  const plan = { name: 'Large', client: 'Survey', dueAt: null, ontology: testOntology, policy: testPolicy }
  projectId = (await lead.call.projects.create(plan)).projectId
  const folder = lead.station.folders.remember(source)
  const built = await lead.call.projects.importFolder({ projectId, folder, shardName: 'large', itemsPerShard: 5 })
  shardId = built.shards[0]?.shardId as ShardId
  await lead.call.projects.assign({
    ...{ projectId, shardIds: [shardId], deviceId: await deviceIdOf(annotator), role: 'annotate' as const },
    ...{ notBefore: null, expires: new Date(Date.now() + 86_400_000).toISOString(), offlineLeaseHours: 72 },
  })
  await annotator.call.work.sync({})
}, 120_000)
afterAll(() => office.close())

const tile = (seat: Seat, index: number, level = 0) =>
  seat.station.itemBytes({ shardId, index, part: 'png.tiles.tif', tile: { level, column: 1, row: 0 } })
const bytesIn = (dir: string): number =>
  readdirSync(dir)
    .map((name) => statSync(join(dir, name)).size)
    .reduce((sum, size) => sum + size, 0)
const shardsDir = () => join(office.exchangeDir, 'projects', projectId, 'shards')
const certificates = (seat: Seat) =>
  readHome(seat, (home) =>
    home.certificates.forProject(projectId).map(({ jws }) => readClaims(jws, certificateDocument)),
  )

it('an erased item of tiles is gone with its picture and every tile: on both devices, on the exchange, from what was open', async () => {
  const { lead, annotator } = office
  for (const seat of [annotator, lead])
    for (const index of [0, 1]) expect((await tile(seat, index)).bytes.length).toBeGreaterThan(0)
  const before = { lead: bytesIn(join(lead.homeDir, 'cache')), exchange: bytesIn(shardsDir()) }
  await lead.call.projects.eraseItems({ projectId, shardId, indexes: [0] })
  await annotator.call.work.sync({})
  for (const seat of [lead, annotator]) {
    expect(cachedFiles(seat)).toEqual([`${shardId}.v2.index`, `${shardId}.v2.tar`])
    for (const level of [0, 3])
      await expect(tile(seat, 0, level)).rejects.toMatchObject({ code: expect.stringMatching(/ITEM_ERASED|NOT_FOUND/) })
    await expect(seat.station.itemBytes({ shardId, index: 0, part: 'png' })).rejects.toThrow()
    expect((await tile(seat, 1)).bytes.length).toBeGreaterThan(0)
  }
  expect(readdirSync(shardsDir()).sort()).toEqual([`${shardId}.v2.index`, `${shardId}.v2.tar`])
  // Two pictures alike, one of them gone: half of the bytes are left.
  expect(bytesIn(join(lead.homeDir, 'cache'))).toBeLessThan(before.lead * 0.6)
  expect(bytesIn(shardsDir())).toBeLessThan(before.exchange * 0.6)
  for (const seat of [lead, annotator])
    expect((await certificates(seat)).find(({ scope }) => scope === 'items')).toMatchObject({
      cause: 'item-erased',
      erasedItems: [{ shardId, index: 0 }],
      shards: [{ shardId, version: 1 }],
    })
})

it('a shard of tiles leaves nothing on the device it is taken from', async () => {
  const { lead, annotator } = office
  const { shards } = await lead.call.projects.show({ projectId })
  const grantId = shards[0]?.assignments.find(({ state }) => state === 'open')?.grantId
  if (!grantId) throw new Error('an assignment is open')
  await lead.call.projects.revoke({ projectId, grantId })
  await annotator.call.work.sync({})
  expect(cachedFiles(annotator)).toEqual([])
  await expect(tile(annotator, 1)).rejects.toThrow()
  const last = (await certificates(annotator)).find(({ scope, cause }) => scope !== 'items' && cause !== 'item-erased')
  expect(last?.shards.map(({ version }) => version).sort()).toEqual([1, 2])
  expect(last?.steps.find(({ step }) => step === 'residue-scanned')).toMatchObject({ ok: true })
})
