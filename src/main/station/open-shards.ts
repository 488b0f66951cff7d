import type { ShardId } from '../../shared/ids.ts'
import { openFileReadAt, type FileReadAt } from '../guard/shard/read-at.ts'
import { openShard, type ShardReader } from '../guard/shard/shard-reader.ts'
import { cachedPath } from './shard-cache.ts'
import type { Project } from './project.ts'
import { Failure } from '../../shared/failures.ts'

/** Readers that stay open while they may be read; all of them close on lock and before a wipe. */
export interface OpenShards {
  readonly get: (project: Project, shardId: ShardId) => Promise<ShardReader>
  readonly close: (shardId: ShardId) => Promise<void>
  readonly closeAll: () => Promise<void>
  readonly count: () => number
}

interface Held {
  readonly reader: ShardReader
  readonly files: readonly FileReadAt[]
}

/** Keeps shard readers by shard. At most this many are open; the longest unused one closes first. */
const maxOpen = 8

export const createOpenShards = (homeDir: string): OpenShards => {
  const held = new Map<ShardId, Promise<Held>>()
  const release = async (pending: Promise<Held>): Promise<void> => {
    const opened = await pending.catch(() => null)
    opened?.reader.close()
    for (const file of opened?.files ?? []) await file.close()
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

const openHeld = async (homeDir: string, project: Project, shardId: ShardId): Promise<Held> => {
  const shard = project.state.shards.get(shardId)
  const key = project.open?.shardKeys.get(shardId)
  const terms = project.open?.terms
  if (!shard || !key || !terms) throw new Failure('NOT_ASSIGNED')
  const tar = await openFileReadAt(cachedPath(homeDir, shard, 'tar'))
  const index = await openFileReadAt(cachedPath(homeDir, shard, 'index')).catch(async (error: unknown) => {
    await tar.close()
    throw error
  })
  try {
    const binding = { client: terms.clientId, project: project.projectId, shard: shardId, version: shard.version }
    const reader = await openShard({ tar, index, key, binding, keyCheck: shard.keyCheck })
    return { reader, files: [tar, index] }
  } catch (error) {
    await tar.close()
    await index.close()
    throw error
  }
}
