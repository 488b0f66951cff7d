import { useMemo } from 'react'
import type { ShardRow, WorkList } from '../../../../shared/ipc/work.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
import { useRoute } from '../route.ts'
import type { OpenShard } from '../shell/open-shard.ts'
import { oldestFirst } from '../shell/work-list-provider.tsx'
import { shardToContinue } from './continue.ts'
import { canGiveBack } from './give-back.ts'
import { useListMoves } from '../shell/use-list-moves.ts'
import type { Delivery } from './use-delivery.ts'

export interface WorkActions {
  readonly continue: Action
  readonly deliver: Action
  readonly check: Action
  readonly continueShard: ShardRow | null
}

const group = 'Work'

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
        id: 'work.continue',
        words: shard ? `${shard.lastOpenedAt ? 'Continue' : 'Open'} ${shard.name}` : 'Continue',
        group,
        keys: ['C'],
        enabled: shard !== null,
        run: () => shard && open(shard),
      },
      fix: {
        id: 'work.fix',
        words: 'Open the next returned item',
        group,
        keys: ['R'],
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
        id: 'work.deliver',
        words: 'Deliver finished work',
        group,
        keys: ['D'],
        enabled: undelivered > 0 && busy === null,
        run: deliver,
      },
      check: {
        id: 'work.check',
        words: 'Check the exchange now',
        group,
        keys: ['F5'],
        enabled: busy === null,
        run: sync,
      },
    }),
    [undelivered, deliver, sync, busy],
  )

/** A command for each shard that can be given back. */
const useGivings = (list: WorkList, giveBack: (shard: ShardRow) => void): readonly Action[] =>
  useMemo(
    () =>
      list.projects
        .flatMap((project) => project.shards)
        .filter(canGiveBack)
        .map((shard) => ({
          id: `work.give-back-${shard.shardId}`,
          words: `Give ${shard.name} back…`,
          group,
          run: () => giveBack(shard),
        })),
    [list, giveBack],
  )

/** What can be done on the Work page, for its buttons, keys and the palette. */
export const useWorkActions = ({ list, opening, delivery, giveBack }: WorkSources): WorkActions => {
  const openings = useOpenings(list, opening.open)
  const exchanges = useExchanges(list.undelivered, delivery)
  const givings = useGivings(list, giveBack)
  const moves = useListMoves(group)
  useActions(
    useMemo(
      () => [openings.continue, openings.fix, exchanges.deliver, exchanges.check, ...givings, ...moves],
      [openings, exchanges, givings, moves],
    ),
  )
  return { ...openings, ...exchanges }
}
