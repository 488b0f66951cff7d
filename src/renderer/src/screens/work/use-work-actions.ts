import { useMemo } from 'react'
import type { ShardRow, WorkList } from '../../../../shared/ipc/work.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
import { useRoute } from '../route.ts'
import type { OpenShard } from '../shell/open-shard.ts'
import { oldestFirst } from '../shell/work-list-provider.tsx'
import { shardToContinue } from './continue.ts'
import { moveInList } from '../shell/move-in-list.ts'
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
}

/** What can be done on the Work page, for its buttons, keys and the palette. */
export const useWorkActions = ({ list, opening, delivery }: WorkSources): WorkActions => {
  const { go } = useRoute()
  const { open } = opening
  const { deliver, sync, busy } = delivery
  const actions = useMemo(() => {
    const continueShard = shardToContinue(list)
    const returned = oldestFirst(list.returned)[0]
    return {
      continueShard,
      continue: {
        id: 'work.continue',
        words: continueShard ? `${continueShard.lastOpenedAt ? 'Continue' : 'Open'} ${continueShard.name}` : 'Continue',
        group,
        keys: ['C'],
        enabled: continueShard !== null,
        run: () => continueShard && open(continueShard),
      },
      fix: {
        id: 'work.fix',
        words: 'Open the next returned item',
        group,
        keys: ['R'],
        enabled: returned !== undefined,
        run: () => returned && go({ screen: 'workbench', shardId: returned.shardId, index: returned.index }),
      },
      deliver: {
        id: 'work.deliver',
        words: 'Deliver finished work',
        group,
        keys: ['D'],
        enabled: list.undelivered > 0 && busy === null,
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
    }
  }, [list, open, go, deliver, sync, busy])

  useActions(
    useMemo(
      () => [
        actions.continue,
        actions.fix,
        actions.deliver,
        actions.check,
        {
          id: 'work.down',
          words: 'Move down',
          group,
          keys: ['J', 'ArrowDown'],
          quiet: true,
          repeats: true,
          run: () => moveInList(1),
        },
        {
          id: 'work.up',
          words: 'Move up',
          group,
          keys: ['K', 'ArrowUp'],
          quiet: true,
          repeats: true,
          run: () => moveInList(-1),
        },
      ],
      [actions],
    ),
  )
  return actions
}
