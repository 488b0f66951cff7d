import type { ShardId } from '../../shared/ids.ts'
import type { ShardReader } from '../guard/shard/shard-reader.ts'
import type { Project } from './project.ts'
import { openPair, pairBinding, type OpenPair } from './sealed-pair.ts'
import { Failure } from '../../shared/failures.ts'

/** Readers that stay open while they may be read; all of them close on lock and before a wipe. */
export interface OpenShards {
  readonly get: (project: Project, shardId: ShardId) => Promise<ShardReader>
  readonly close: (shardId: ShardId) => Promise<void>
  readonly closeAll: () => Promise<void>
  readonly count: () => number
}

/** Keeps shard readers by shard. At most this many are open; the longest unused one closes first. */
const maxOpen = 8

export const createOpenShards = (homeDir: string): OpenShards => {
  const held = new Map<ShardId, Promise<OpenPair>>()
  const release = async (pending: Promise<OpenPair>): Promise<void> => {
    const opened = await pending.catch(() => null)
    await opened?.close()
  }
  const close = async (shardId: ShardId): Promise<void> => {
    const pending = held.get(shardId)
    held.delete(shardId)
    if (pending) await release(pending)
  }
  return {
    get: async (project, shardId) => {
      const pending = held.get(shardId) ?? openHeld(homeDir, project, shardId)
      held.delete(shardId)
      held.set(shardId, pending)
      pending.catch(() => held.delete(shardId))
      const oldest = held.keys().next().value
      if (held.size > maxOpen && oldest !== undefined) await close(oldest)
      return (await pending).reader
    },
    close,
    closeAll: async () => {
      for (const shardId of [...held.keys()]) await close(shardId)
    },
    count: () => held.size,
  }
}

const openHeld = async (homeDir: string, { projectId, state, open }: Project, shardId: ShardId): Promise<OpenPair> => {
  const shard = state.shards.get(shardId)
  const key = open?.shardKeys.get(shardId)
  if (!shard || !key || !open) throw new Failure('NOT_ASSIGNED')
  return openPair(homeDir, { binding: pairBinding({ projectId, open }, shard), key, keyCheck: shard.keyCheck })
}
