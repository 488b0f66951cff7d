import { Failure } from '../../../shared/failures.ts'
import type { ProjectId, ShardId } from '../../../shared/ids.ts'
import type { WrittenShard } from '../../guard/shard/shard-writer.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { pairBinding, sealAndUpload, type PairPlan } from '../../station/sealed-pair.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** A version of a shard that is to be built. */
export interface ShardBuild extends Omit<PairPlan, 'binding'> {
  readonly projectId: ProjectId
  readonly shard: { readonly shardId: ShardId; readonly version: number }
}

/** Seals items into the cache of this device and hands both files to the exchange. The log does not name them yet. */
export const buildAndUpload = (at: Unlocked, { projectId, shard, ...sealing }: ShardBuild): Promise<WrittenShard> =>
  sealAndUpload(at, { ...sealing, binding: pairBinding(ownProject(at, projectId), shard) })

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
