import { Failure } from '../../../shared/failures.ts'
import type { ShardId } from '../../../shared/ids.ts'
import { judgeShard } from '../../station/access.ts'
import { unsealedRows } from '../../station/deliver.ts'
import { shardNameOf } from '../../station/project.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { wipeGrants } from '../../station/wipe.ts'
import { keyedGrants } from '../../station/wipe-plan.ts'

/**
 * Gives every assignment of a shard back, with the other shards that came under the same keys. Needs no exchange: the certificate and
 * the sealed work wait in the outbox. Works also after the lease ended, so that nobody has to keep what they cannot open.
 *
 * @returns How many items were sealed to the lead because they were not delivered yet.
 * @throws {@link Failure} `NOT_FOUND` when nothing of the shard is assigned here
 */
export const returnShard = async (at: Unlocked, shardId: ShardId) => {
  const { project } = judgeShard(at, shardId)
  if (!project?.open || project.role !== 'grantee') throw new Failure('NOT_FOUND')
  const going = keyedGrants(at, project).filter((grant) => grant.shardIds.includes(shardId))
  if (going.length === 0) throw new Failure('NOT_FOUND')
  const shardIds = [...new Set(going.flatMap((grant) => grant.shardIds))]
  const shards = shardIds.map((id) => shardNameOf(project, id))
  const keyed = { ...project, open: project.open }
  const items = shardIds.reduce((sum, id) => sum + unsealedRows(keyed, id).length, 0)
  const grantIds = going.map((grant) => grant.grantId)
  const { certificateId } = await wipeGrants(at, project, { grantIds, cause: 'returned' })
  return { certificateId, shards, items }
}
