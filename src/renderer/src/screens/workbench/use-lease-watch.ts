import { useEffect } from 'react'
import type { Lease } from '../../../../shared/access/lease.ts'
import type { OpenedShard } from '../../../../shared/ipc/work.ts'
import { useWorkList } from '../shell/work-list-provider.tsx'

/** Timers cannot wait longer than this. */
const longestMs = 2_000_000_000

/** The lease of the open shard as it stands now. Calls `onShut` when the shard is shut or its lease runs out. */
export const useLeaseWatch = (shard: OpenedShard, onShut: () => void): Lease => {
  const list = useWorkList()?.value
  const row = list?.projects.flatMap(({ shards }) => shards).find(({ shardId }) => shardId === shard.shardId)
  const lease = row?.lease ?? shard.lease
  const shut = list ? (row?.shut ?? (row ? null : 'NOT_ASSIGNED')) : null
  useEffect(() => {
    if (shut !== null) onShut()
  }, [shut, onShut])
  useEffect(() => {
    if (lease.endsAt === null) return
    const leftMs = Date.parse(lease.endsAt) - Date.now()
    const timer = setTimeout(onShut, Math.min(Math.max(leftMs + 500, 0), longestMs))
    return () => {
      clearTimeout(timer)
    }
  }, [lease.endsAt, onShut])
  return lease
}
