import type { RefusalReason } from '../../../../shared/access/refusal.ts'
import type { ShardRow } from '../../../../shared/ipc/work.ts'

/** Shards that are shut for one of these reasons are not held here any more, or not by this person. */
const notHeld: readonly RefusalReason[] = [
  'GRANT_REVOKED',
  'MEMBER_REVOKED',
  'NOT_ASSIGNED',
  'OTHER_DEVICE',
  'PROJECT_COMPLETED',
  'WIPED',
]

/** Whether a shard can be given back: also one that is shut for now or whose assignment ended. */
export const canGiveBack = ({ shut }: Pick<ShardRow, 'shut'>): boolean => shut === null || !notHeld.includes(shut)

/** `plates-07`, `plates-07 and plates-08`, `plates-07, plates-08 and plates-09`. */
export const shardNames = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
