import { useCallback, useMemo, useState } from 'react'
import type { Refusal } from '../../../../shared/access/refusal.ts'
import type { ShardRow } from '../../../../shared/ipc/work.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useRoute, type RouteOf } from '../route.ts'
import { useWorkList } from '../shell/work-list-provider.tsx'

export interface RefusedActions {
  /** The refusal now: a second attempt may be refused for another reason. */
  readonly refusal: Refusal
  readonly tryAgain: Offer
  readonly openOther: Offer
  readonly back: Offer
  /** A shard that opens now. */
  readonly other: ShardRow | null
  readonly busy: boolean
  /** When trying again was refused again; null before. */
  readonly triedAt: string | null
  readonly error: CallError | null
}

/** Meets the exchange, then opens the shard. A failed meeting does not keep it from opening: the clock may be right again. */
const useTryAgain = (route: RouteOf<'refused'>) => {
  const station = useStation()
  const { go } = useRoute()
  const [refusal, setRefusal] = useState(route.refusal)
  const [busy, setBusy] = useState(false)
  const [triedAt, setTriedAt] = useState<string | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const { shardId } = route
  const run = useCallback(async () => {
    setBusy(true)
    setError(null)
    await station.work.sync({}).catch((thrown: unknown) => setError(asCallError(thrown)))
    try {
      if (shardId === undefined) go({ screen: 'work' })
      else {
        const answer = await station.work.open({ shardId })
        if (answer.outcome === 'opened') go({ screen: 'workbench', shardId, index: null })
        else {
          setRefusal(answer.refusal)
          setTriedAt(new Date().toISOString())
        }
      }
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    setBusy(false)
  }, [station, go, shardId])
  return { refusal, busy, triedAt, error, run }
}

/** What can be done about a refusal. */
export const useRefusedActions = (route: RouteOf<'refused'>): RefusedActions => {
  const { go, back } = useRoute()
  const list = useWorkList()?.value
  const { refusal, busy, triedAt, error, run } = useTryAgain(route)
  const other = useMemo(
    () =>
      list?.projects
        .flatMap((project) => project.shards)
        .find((shard) => shard.shut === null && shard.shardId !== route.shardId && shard.finished < shard.items) ??
      null,
    [list, route.shardId],
  )
  const actions = useMemo(
    () => ({
      tryAgain: { id: 'refused.retry' as const, enabled: !busy, run: () => void run() },
      openOther: {
        id: 'refused.other' as const,
        words: other ? `Open ${other.name}` : 'Open another shard',
        enabled: other !== null,
        run: () => other && go({ screen: 'workbench', shardId: other.shardId, index: null }),
      },
      back: { id: 'refused.back' as const, run: back },
    }),
    [busy, run, other, go, back],
  )
  useActions(useMemo(() => [actions.tryAgain, actions.openOther, actions.back], [actions]))
  return { refusal, ...actions, other, busy, triedAt, error }
}
