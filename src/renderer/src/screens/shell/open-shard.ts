import { useCallback, useState } from 'react'
import type { ShardRow } from '../../../../shared/ipc/work.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useRoute } from '../route.ts'

export interface OpenShard {
  /** Goes to the workbench, or to the refusal when the shard is known to stay shut. */
  readonly open: (shard: Pick<ShardRow, 'shardId' | 'shut'>) => void
  /** The shard whose lease is being checked. */
  readonly checking: string | null
  readonly error: CallError | null
}

/**
 * Opens a shard from a list. One that may be read goes straight to the workbench, which opens it; one that the list calls
 * shut is asked for here, so that the refusal is written to the audit trail and shown with its reason.
 */
export const useOpenShard = (): OpenShard => {
  const station = useStation()
  const { go } = useRoute()
  const [checking, setChecking] = useState<string | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const open = useCallback(
    ({ shardId, shut }: Pick<ShardRow, 'shardId' | 'shut'>) => {
      setError(null)
      if (shut === null) {
        go({ screen: 'workbench', shardId, index: null })
        return
      }
      setChecking(shardId)
      station.work
        .open({ shardId })
        .then((answer) => {
          if (answer.outcome === 'refused') go({ screen: 'refused', refusal: answer.refusal, shardId })
          else go({ screen: 'workbench', shardId, index: null })
        })
        .catch((thrown: unknown) => setError(asCallError(thrown)))
        .finally(() => setChecking(null))
    },
    [station, go],
  )
  return { open, checking, error }
}
