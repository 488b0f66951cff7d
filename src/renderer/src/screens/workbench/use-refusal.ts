import { useCallback } from 'react'
import type { RefusalReason } from '../../../../shared/access/refusal.ts'
import type { OpenedShard } from '../../../../shared/ipc/work.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useRoute } from '../route.ts'

const reasons = {
  LOCKED: true,
  MEMBER_REVOKED: true,
  NOT_ASSIGNED: true,
  OTHER_DEVICE: true,
  GRANT_REVOKED: true,
  PROJECT_COMPLETED: true,
  WIPED: true,
  HOME_RESTORED: true,
  CLOCK_BACK: true,
  REGION_NOT_ALLOWED: true,
  KEY_STORE_DENIED: true,
  NOT_YET: true,
  GRANT_EXPIRED: true,
  STATUS_STALE: true,
} as const satisfies Record<RefusalReason, true>

/** Tells whether a failed call means that the shard is now shut. */
export const isRefusal = (code: string): boolean => code in reasons

type Shard = Pick<OpenedShard, 'shardId' | 'shardName' | 'projectName'>

/**
 * Asks why a shard is shut and shows it. What is unsaved is sent first; what the station no longer takes stays in memory
 * and is tried again. After a wipe the station knows no names any more; the ones shown until now say what was closed.
 *
 * @returns A function that answers false when the shard turns out to be open.
 */
export const useRefusal = ({
  shardId,
  shardName,
  projectName,
}: Shard): ((doc: ItemDocument | null) => Promise<boolean>) => {
  const station = useStation()
  const { go } = useRoute()
  return useCallback(
    async (doc) => {
      await doc?.flush().catch(() => {})
      const answer = await station.work.open({ shardId }).catch(() => null)
      if (answer?.outcome !== 'refused') return false
      const { refusal } = answer
      const names = { shardName: refusal.shardName ?? shardName, projectName: refusal.projectName ?? projectName }
      go({ screen: 'refused', refusal: { ...refusal, ...names }, shardId })
      return true
    },
    [station, go, shardId, shardName, projectName],
  )
}
