import type { ShardRow, WorkList } from '../../../../shared/ipc/work.ts'

/** The shard to go on with: of those that open now, the one opened last; else the first with something to do. */
export const shardToContinue = (list: WorkList): ShardRow | null => {
  const open = list.projects.flatMap((project) => project.shards).filter((shard) => shard.shut === null)
  const opened = open
    .filter((shard) => shard.lastOpenedAt !== null)
    .sort((one, other) => Date.parse(other.lastOpenedAt ?? '') - Date.parse(one.lastOpenedAt ?? ''))
  const unfinished = (shard: ShardRow) => shard.finished < shard.items
  return opened.find(unfinished) ?? open.find(unfinished) ?? opened[0] ?? open[0] ?? null
}
