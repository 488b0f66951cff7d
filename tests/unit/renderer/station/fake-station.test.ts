import { describe, expect, it } from 'vitest'
import { refusalReasons } from '../../../../src/shared/access/refusal.ts'
import { createClient } from '../../../../src/renderer/src/station/client.ts'
import { createFakeStation } from '../../../support/fake-station/index.ts'
import type { Scenario } from '../../../support/fake-station/scenario.ts'
import { fakePassphrase } from '../../../support/fake-station/session-calls.ts'

const clientOf = (wishes: Partial<Scenario> = {}) => createClient(createFakeStation(wishes).bridge)

/** What the fake answers passes the contract's schemas, or the call fails with INTERNAL. */
describe('the fake station answers as the contract says', () => {
  it.each(['annotator', 'reviewer', 'lead', 'admin-lead'] as const)('for a %s', async (role) => {
    const client = clientOf({ role })
    await client.session.state({})
    await client.device.overview({})
    await client.device.audit({ before: null, limit: 50, refusedOnly: true })
    await client.members.list({})
    await client.review.queue({})
    const projects = await client.projects.list({})
    for (const { projectId } of projects) await client.projects.show({ projectId })
    const list = await client.work.list({})
    for (const shard of list.projects.flatMap((project) => project.shards)) {
      const answer = await client.work.open({ shardId: shard.shardId })
      expect(answer.outcome).toBe(shard.shut === null ? 'opened' : 'refused')
      if (answer.outcome === 'opened') await client.work.item({ shardId: shard.shardId, index: 0 })
    }
  })

  it.each(refusalReasons)('refuses for %s', async (reason) => {
    const client = clientOf({ refuse: { 'plates-05': reason } })
    const answer = await client.work.open({ shardId: 'shard-plates-05' })
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { reason } })
  })

  it('keeps what is saved, delivers it, and takes only its own passphrase', async () => {
    const client = clientOf()
    const place = { shardId: 'shard-plates-08', index: 0 }
    await client.work.setState({ ...place, state: 'finished', reason: null, activeSeconds: 9 })
    expect((await client.work.item(place)).state).toBe('finished')
    expect((await client.work.deliver({})).items).toBeGreaterThan(0)
    await expect(client.work.deliver({})).rejects.toMatchObject({ code: 'NOTHING_TO_DELIVER' })
    await client.session.lock({})
    await expect(client.session.unlock({ passphrase: 'another' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect((await client.session.unlock({ passphrase: fakePassphrase })).stage).toBe('unlocked')
  })
})
