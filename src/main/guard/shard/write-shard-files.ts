import { createFileSink } from './file-sink.ts'
import { writeShard, type ShardPlan, type WrittenShard } from './shard-writer.ts'

/** A {@link ShardPlan} whose outputs are two files. */
export interface ShardFilesPlan extends Omit<ShardPlan, 'tarOut' | 'indexOut'> {
  readonly tarPath: string
  readonly indexPath: string
}

/**
 * Seals items into two files that appear under their names only when both are whole.
 *
 * The index comes last: who finds it may rely on the tar.
 *
 * @throws {@link Failure} as {@link writeShard}, `DISK_FULL` or `DISK_FAILED`; nothing is left behind then.
 */
export async function writeShardFiles(plan: ShardFilesPlan): Promise<WrittenShard> {
  const tarOut = await createFileSink(plan.tarPath)
  const indexOut = await createFileSink(plan.indexPath).catch(async (error: unknown) => {
    await tarOut.discard()
    throw error
  })
  try {
    const written = await writeShard({ ...plan, tarOut, indexOut })
    await tarOut.commit()
    await indexOut.commit()
    return written
  } finally {
    await tarOut.discard()
    await indexOut.discard()
  }
}
