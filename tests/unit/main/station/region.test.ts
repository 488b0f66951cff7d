import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  memoryKeyStore,
  openOffice,
  sit,
  testOntology,
  testPassphrase,
  testPolicy,
  type Office,
  type Seat,
} from '../../../support/station-kit.ts'

describe('a project bound to countries', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  const enrol = async (name: string, region: string | null): Promise<Seat> => {
    const seat = await sit({ homeDir: join(office.dir, name), keyStore: memoryKeyStore() })
    const exchange = seat.station.folders.remember(office.exchangeDir)
    const found = await seat.call.session.inspectExchange({ exchange })
    const person = { memberName: name, deviceName: `WS-${name}`, passphrase: testPassphrase }
    await seat.call.session.join({ ...person, exchange, organisationFingerprint: found?.fingerprint ?? '' })
    const [request] = await office.lead.call.members.requests({})
    if (!request) throw new Error('no request came')
    const { requestId, fingerprint } = request
    await office.lead.call.members.approve({ requestId, fingerprint, roles: ['annotator'], region })
    await seat.call.session.checkApproval({})
    return seat
  }

  const open = async (seat: Seat, deviceName: string): Promise<string> => {
    const { lead } = office
    const source = join(office.dir, `source-${deviceName}`)
    mkdirSync(source)
    writeFileSync(join(source, 'text.txt'), 'Kept in one country.')
    const plan = { name: `Bound ${deviceName}`, client: 'Halden Museum', dueAt: null, ontology: testOntology }
    const { projectId } = await lead.call.projects.create({ ...plan, policy: { ...testPolicy, regions: ['NO', 'PL'] } })
    const folder = lead.station.folders.remember(source)
    const { shards } = await lead.call.projects.importFolder({
      projectId,
      folder,
      shardName: 'bound',
      itemsPerShard: 10,
    })
    const shardId = shards[0]?.shardId
    const device = (await lead.call.members.list({})).find((row) => row.deviceName === deviceName)
    if (!shardId || !device) throw new Error('a shard and a device')
    const expires = new Date(Date.now() + 86_400_000).toISOString()
    const terms = { role: 'annotate' as const, notBefore: null, expires, offlineLeaseHours: 24 }
    await lead.call.projects.assign({ projectId, shardIds: [shardId], deviceId: device.deviceId, ...terms })
    await seat.call.work.sync({})
    const answer = await seat.call.work.open({ shardId })
    return answer.outcome === 'opened' ? 'opened' : answer.refusal.reason
  }

  it.each([
    ['Oslo', 'NO', 'opened'],
    ['Nairobi', 'KE', 'REGION_NOT_ALLOWED'],
    ['Unknown', null, 'REGION_NOT_ALLOWED'],
  ])('on a device in %s (%s): %s', async (name, region, expected) => {
    const seat = await enrol(name, region)
    try {
      expect(await open(seat, `WS-${name}`)).toBe(expected)
    } finally {
      await seat.station.close()
    }
  })
})
