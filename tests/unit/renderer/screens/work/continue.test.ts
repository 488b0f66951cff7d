import { describe, expect, it } from 'vitest'
import type { ShardRow, WorkList } from '../../../../../src/shared/ipc/work.ts'
import { shardToContinue } from '../../../../../src/renderer/src/screens/work/continue.ts'
import { createClient } from '../../../../../src/renderer/src/station/client.ts'
import { createFakeStation } from '../../../../support/fake-station/index.ts'

const listWith = async (change: (shard: ShardRow) => Partial<ShardRow>): Promise<WorkList> => {
  const list = await createClient(createFakeStation().bridge).work.list({})
  const projects = list.projects.map((project) => ({
    ...project,
    shards: project.shards.map((shard) => ({ ...shard, ...change(shard) })),
  }))
  return { ...list, projects }
}

describe('shardToContinue', () => {
  it('is the open shard that was opened last and has something left', async () => {
    expect(shardToContinue(await listWith(() => ({})))?.name).toBe('plates-07')
    const done = await listWith((shard) => (shard.name === 'plates-07' ? { finished: shard.items } : {}))
    expect(shardToContinue(done)?.name).toBe('congress-12')
  })

  it('is never one that stays shut', async () => {
    const shut = await listWith((shard) => (shard.name === 'plates-07' ? { shut: 'GRANT_REVOKED' } : {}))
    expect(shardToContinue(shut)?.name).toBe('congress-12')
    expect(shardToContinue(await listWith(() => ({ shut: 'STATUS_STALE' })))).toBeNull()
  })

  it('begins with the first that has something to do when none was opened', async () => {
    const fresh = await listWith((shard) => ({
      lastOpenedAt: null,
      finished: shard.name === 'plates-07' ? shard.items : 0,
    }))
    expect(shardToContinue(fresh)?.name).toBe('plates-08')
  })
})
