import { useMemo } from 'react'
import type { ShardRow, WorkList } from '../../../../shared/ipc/work.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { useRoute } from '../route.ts'
import type { OpenShard } from '../shell/open-shard.ts'
import { oldestFirst } from '../shell/work-list-provider.tsx'
import { shardToContinue } from './continue.ts'
import { canGiveBack } from './give-back.ts'
import { listMoves } from '../shell/list-moves.ts'
import type { Delivery } from './use-delivery.ts'

export interface WorkActions {
  readonly continue: Offer
  readonly deliver: Offer
  readonly check: Offer
  readonly continueShard: ShardRow | null
}

interface WorkSources {
  readonly list: WorkList
  readonly opening: OpenShard
  readonly delivery: Delivery
  readonly giveBack: (shard: ShardRow) => void
}

/** Going on, and mending what came back. */
const useOpenings = (list: WorkList, open: OpenShard['open']) => {
  const { go } = useRoute()
  return useMemo(() => {
    const shard = shardToContinue(list)
    const returned = oldestFirst(list.returned)[0]
    return {
      continueShard: shard,
      continue: {
        id: 'work.continue' as const,
        words: shard ? `${shard.lastOpenedAt ? 'Continue' : 'Open'} ${shard.name}` : 'Continue',
        enabled: shard !== null,
        run: () => shard && open(shard),
      },
      fix: {
        id: 'work.fix' as const,
        enabled: returned !== undefined,
        run: () => returned && go({ screen: 'workbench', shardId: returned.shardId, index: returned.index }),
      },
    }
  }, [list, open, go])
}

/** Delivering, and meeting the exchange. */
const useExchanges = (undelivered: number, { deliver, sync, busy }: Delivery) =>
  useMemo(
    () => ({
      deliver: {
        id: 'work.deliver' as const,
        enabled: undelivered > 0 && busy === null,
        run: deliver,
      },
      check: { id: 'work.check' as const, enabled: busy === null, run: sync },
    }),
    [undelivered, deliver, sync, busy],
  )

/** A command for each shard that can be given back. */
const useGivings = (list: WorkList, giveBack: (shard: ShardRow) => void): readonly Offer[] =>
  useMemo(
    () =>
      list.projects
        .flatMap((project) => project.shards)
        .filter(canGiveBack)
        .map((shard) => ({
          id: 'work.give-back',
          about: shard.shardId,
          words: `Give ${shard.name} back…`,
          run: () => giveBack(shard),
        })),
    [list, giveBack],
  )

/** What can be done on the Work page, for its buttons, keys and the palette. */
export const useWorkActions = ({ list, opening, delivery, giveBack }: WorkSources): WorkActions => {
  const openings = useOpenings(list, opening.open)
  const exchanges = useExchanges(list.undelivered, delivery)
  const givings = useGivings(list, giveBack)
  useActions(
    useMemo(
      () => [openings.continue, openings.fix, exchanges.deliver, exchanges.check, ...givings, ...listMoves],
      [openings, exchanges, givings],
    ),
  )
  return { ...openings, ...exchanges }
}
