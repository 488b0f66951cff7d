import { useEffect, useState } from 'react'
import type { OpenedShard } from '../../../../shared/ipc/work.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { useRoute } from '../route.ts'
import type { ScreenProps } from '../shell/screen-table.tsx'
import { ShardBench } from './shard-bench.tsx'

type ShardId = Parameters<StationClient['work']['open']>[0]['shardId']

interface Opened {
  readonly shard: OpenedShard | null
  readonly error: CallError | null
  readonly retry: () => void
}

/** Opens a shard, or goes to the refusal when it stays shut; closes it when the screen is left. */
const useOpenedShard = (shardId: ShardId): Opened => {
  const station = useStation()
  const { go } = useRoute()
  const [result, setResult] = useState<Omit<Opened, 'retry'>>({ shard: null, error: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let dropped = false
    station.work.open({ shardId }).then(
      (answer) => {
        if (dropped) return
        if (answer.outcome === 'refused') go({ screen: 'refused', refusal: answer.refusal, shardId })
        else setResult({ shard: answer.shard, error: null })
      },
      (thrown: unknown) => {
        if (!dropped) setResult({ shard: null, error: asCallError(thrown) })
      },
    )
    return () => {
      dropped = true
      station.work.close({ shardId }).catch(() => {})
    }
  }, [station, go, shardId, attempt])
  return { ...result, retry: () => setAttempt((count) => count + 1) }
}

/** Where an annotator labels the items of one shard. */
export const WorkbenchScreen = ({ route }: ScreenProps<'workbench'>) => {
  const { shard, error, retry } = useOpenedShard(route.shardId)
  if (error)
    return (
      <div className="page">
        <ErrorNote error={error} onRetry={retry} />
      </div>
    )
  if (shard?.shardId !== route.shardId) return null
  const last = Math.max(shard.items.length - 1, 0)
  return <ShardBench key={shard.shardId} shard={shard} index={Math.min(route.index ?? shard.position, last)} />
}
