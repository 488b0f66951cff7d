import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyStore, KeyStoreWeakness } from '../../../../src/main/guard/keys/key-store.ts'
import type { DeviceId } from '../../../../src/shared/ids.ts'
import { recordTries } from '../../../support/security-record.ts'
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

/** A key store that says of itself what `state` says now. */
const sayingStore = (state: { weakness: KeyStoreWeakness | null }): KeyStore => ({
  ...memoryKeyStore(),
  backend: () =>
    Promise.resolve({
      backend: 'secret-service',
      usable: true,
      reason: null,
      ...(state.weakness === null ? {} : { weakness: state.weakness }),
    }),
})

describe('a weak key store', () => {
  const state: { weakness: KeyStoreWeakness | null } = { weakness: 'plain-text' }
  let office: Office
  let seat: Seat
  const shards: Record<string, string> = {}

  const share = async (name: string, degradedKeyStore: 'deny' | 'warn', deviceId: DeviceId): Promise<string> => {
    const { lead } = office
    const source = join(office.dir, name)
    mkdirSync(source)
    writeFileSync(join(source, 'text.txt'), `Words of ${name}.`)
    const plan = { name, client: 'Halden Museum', dueAt: null, ontology: testOntology }
    const { projectId } = await lead.call.projects.create({ ...plan, policy: { ...testPolicy, degradedKeyStore } })
    const folder = lead.station.folders.remember(source)
    const imported = await lead.call.projects.importFolder({ projectId, folder, shardName: name, itemsPerShard: 10 })
    const shardId = imported.shards[0]?.shardId
    if (!shardId) throw new Error('no shard was made')
    const expires = new Date(Date.now() + 86_400_000).toISOString()
    const terms = { role: 'annotate' as const, notBefore: null, expires, offlineLeaseHours: 24 }
    await lead.call.projects.assign({ projectId, shardIds: [shardId], deviceId, ...terms })
    return shardId
  }

  beforeAll(async () => {
    office = await openOffice()
    seat = await sit({ homeDir: join(office.dir, 'weak'), keyStore: sayingStore(state) })
    const exchange = seat.station.folders.remember(office.exchangeDir)
    const found = await seat.call.session.inspectExchange({ exchange })
    const person = { memberName: 'Ida Berg', deviceName: 'WS-0500', passphrase: testPassphrase }
    await seat.call.session.join({ ...person, exchange, organisationFingerprint: found?.fingerprint ?? '' })
    const [request] = await office.lead.call.members.requests({})
    if (!request) throw new Error('no request came')
    const { requestId, fingerprint } = request
    await office.lead.call.members.approve({ requestId, fingerprint, roles: ['annotator'] })
    const session = await seat.call.session.checkApproval({})
    const ownId = session.device?.id
    if (!ownId) throw new Error('no device was enrolled')
    shards['deny'] = await share('strict', 'deny', ownId)
    shards['warn'] = await share('lenient', 'warn', ownId)
    await seat.call.work.sync({})
  })
  afterAll(async () => {
    await seat.station.close()
    await office.close()
  })

  const open = async (which: 'deny' | 'warn'): Promise<string> => {
    const answer = await seat.call.work.open({ shardId: shards[which] as never })
    return answer.outcome === 'opened' ? 'opened' : answer.refusal.reason
  }
  const reopen = async (weakness: KeyStoreWeakness | null): Promise<void> => {
    state.weakness = weakness
    const { homeDir, keyStore } = seat
    await seat.station.close()
    seat = await sit({ homeDir, keyStore })
    await seat.call.session.unlock({ passphrase: testPassphrase })
  }
  const trail = (): string[] => readFileSync(join(seat.homeDir, 'audit.jsonl'), 'utf8').split('\n')

  it.each(['volatile', 'plain-text', 'roaming', 'unknown-provider'] as const)(
    'that is %s opens no shard of a project that denies it, and every other',
    async (weakness) => {
      await reopen(weakness)
      expect(await open('deny')).toBe('KEY_STORE_DENIED')
      expect(await open('warn')).toBe('opened')
      const reading = seat.station.itemBytes({ shardId: shards['deny'] ?? '', index: 0, part: 'text' })
      await expect(reading).rejects.toMatchObject({ code: 'KEY_STORE_DENIED' })
      expect((await seat.call.device.overview({})).keyStore.weakness).toBe(weakness)
      recordTries({
        attack: 'A shard of a project that asks for a sound key store, on a weak one',
        tries: 2,
        accepted: 0,
        lost: 0,
      })
    },
  )

  it('is in the trail once per unlock, and so is the refusal', async () => {
    const before = trail().filter((line) => line.includes('"key-store.degraded"')).length
    await reopen('volatile')
    await seat.call.session.state({})
    await open('deny')
    const told = trail().filter((line) => line.includes('"key-store.degraded"'))
    expect(told).toHaveLength(before + 1)
    expect(told.at(-1)).toContain('secret-service, volatile')
    expect(trail().some((line) => line.includes('"shard.open"') && line.includes('KEY_STORE_DENIED'))).toBe(true)
  })

  it('that was mended opens everything', async () => {
    await reopen(null)
    expect(await open('deny')).toBe('opened')
  })
})
