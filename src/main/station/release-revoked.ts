import type { ShardId } from '../../shared/ids.ts'
import { sealShard, unsealedRows, type KeyedProject } from './deliver.ts'
import { cachedBytes, dropShard } from './shard-cache.ts'
import type { Unlocked } from './unlocked.ts'

/** Shards that were granted to this device once and are not any more. */
const revokedHere = (at: Unlocked, project: KeyedProject): ShardId[] => {
  const mine = [...project.state.grants.values()].filter((grant) => grant.deviceId === at.identity.deviceId)
  const live = new Set(mine.filter((grant) => grant.revokedAtMs === null).flatMap((grant) => grant.shardIds))
  return [...new Set(mine.flatMap((grant) => grant.shardIds))].filter((shardId) => !live.has(shardId))
}

/**
 * Lets go of shards whose grant was taken back: what was done under it is sealed to the lead, who would lose it otherwise,
 * then the ciphertext leaves this device. The project's own wipe and certificate come with its completion.
 */
export const releaseRevoked = async (at: Unlocked, project: KeyedProject): Promise<void> => {
  for (const shardId of revokedHere(at, project)) {
    const shard = project.state.shards.get(shardId)
    if (!shard) continue
    await sealShard(at, project, { shardId, rows: unsealedRows(project, shardId) })
    if ((await cachedBytes(at.homeDir, shard)) === 0) continue
    await at.shards.close(shardId)
    await dropShard(at.homeDir, shard)
    at.audit.append({ event: 'shard.close', result: 'done', reason: 'GRANT_REVOKED', subject: shardId })
  }
}
