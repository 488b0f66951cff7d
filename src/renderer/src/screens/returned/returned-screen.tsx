import { useMemo } from 'react'
import type { WorkList } from '../../../../shared/ipc/work.ts'
import { useActions, useHints } from '../../actions/actions-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ReturnedRow } from '../../ui/returned-row.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useRoute } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import { listMoves } from '../shell/list-moves.ts'
import { oldestFirst, useWorkList } from '../shell/work-list-provider.tsx'

type Returned = WorkList['returned']

/** `R` opens the one that waits longest, `J` and `K` move. */
const useReturnedActions = (first: Returned[number] | undefined) => {
  const { go } = useRoute()
  useActions(
    useMemo(
      () => [
        {
          id: 'returned.fix',
          enabled: first !== undefined,
          run: () => first && go({ screen: 'workbench', shardId: first.shardId, index: first.index }),
        },
        ...listMoves,
      ],
      [first, go],
    ),
  )
}

const Rows = ({ returned }: { readonly returned: Returned }) => {
  const nowMs = useNow()
  const { go } = useRoute()
  const hint = useHints()
  return (
    <Card className="page-list">
      {returned.map((item, place) => (
        <ReturnedRow
          key={`${item.shardId}/${item.index}`}
          item={item}
          nowMs={nowMs}
          {...(place === 0 ? { keys: hint('returned.fix') } : {})}
          onOpen={() => go({ screen: 'workbench', shardId: item.shardId, index: item.index })}
        />
      ))}
    </Card>
  )
}

/** Every item that a reviewer sent back, with the words to act on. */
export const ReturnedScreen = () => {
  const list = useWorkList()
  const value = list?.value
  const returned = useMemo(() => (value ? oldestFirst(value.returned) : undefined), [value])
  useReturnedActions(returned?.[0])
  return (
    <>
      <Trail parts={[{ words: 'Auxerta' }, { words: 'Returned' }]} />
      <PageHead title="Returned" fact={returned ? formatPlural(returned.length, 'item') : undefined} />
      {list?.error && <ErrorNote error={list.error} onRetry={list.reload} />}
      {returned?.length === 0 && (
        <EmptyState title="Nothing came back to you">
          <p>When a reviewer returns an item it appears here with the reviewer’s words, and first on the Work page.</p>
        </EmptyState>
      )}
      {returned !== undefined && returned.length > 0 && <Rows returned={returned} />}
    </>
  )
}
