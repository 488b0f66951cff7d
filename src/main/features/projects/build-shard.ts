import { createReadStream } from 'node:fs'
import { Failure } from '../../../shared/failures.ts'
import type { ProjectId, ShardId } from '../../../shared/ids.ts'
import type { ShardItem } from '../../guard/shard/shard-types.ts'
import type { WrittenShard } from '../../guard/shard/shard-writer.ts'
import { writeShardFiles } from '../../guard/shard/write-shard-files.ts'
import { shardObject } from '../../station/exchange-names.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { cachedPath, readyCacheDir } from '../../station/shard-cache.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** A version of a shard that is to be built. `key` is 32 random bytes of this version alone. */
export interface ShardBuild {
  readonly projectId: ProjectId
  readonly shard: { readonly shardId: ShardId; readonly version: number }
  readonly key: Uint8Array
  readonly items: AsyncIterable<ShardItem> | Iterable<ShardItem>
  readonly onItem?: (items: number) => void
}

/** Seals items into the cache of this device and hands both files to the exchange. The log does not name them yet. */
export const buildAndUpload = async (at: Unlocked, build: ShardBuild): Promise<WrittenShard> => {
  const project = ownProject(at, build.projectId)
  const { shard, key, items } = build
  await readyCacheDir(at.homeDir)
  const written = await writeShardFiles({
    items,
    key,
    binding: {
      client: project.open.terms.clientId,
      project: build.projectId,
      shard: shard.shardId,
      version: shard.version,
    },
    tarPath: cachedPath(at.homeDir, shard, 'tar'),
    indexPath: cachedPath(at.homeDir, shard, 'index'),
    onItem: (done) => {
      build.onItem?.(done.items)
    },
  })
  for (const stream of ['tar', 'index'] as const)
    await at.exchange.put(
      shardObject({ projectId: build.projectId, ...shard }, stream),
      fileChunks(cachedPath(at.homeDir, shard, stream)),
    )
  return written
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) yield chunk as Uint8Array
}

/** Keeps the data key of a shard with the project's others, in place of that of an older version. */
export const keepShardKey = (
  at: Unlocked,
  projectId: ProjectId,
  kept: { readonly shardId: ShardId; readonly key: string },
): void => {
  const row = at.home.projects.find(projectId)
  if (!row?.record.keys) throw new Failure('NOT_FOUND')
  const others = row.record.keys.shards.filter((entry) => entry.shardId !== kept.shardId)
  const keys = { ...row.record.keys, shards: [...others, kept] }
  at.home.projects.setRecord(projectId, { ...row.record, keys })
}
