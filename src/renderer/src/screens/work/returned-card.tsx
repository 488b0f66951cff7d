import type { WorkList } from '../../../../shared/ipc/work.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { formatPlural } from '../../ui/format.ts'
import { ReturnedRow } from '../../ui/returned-row.tsx'
import { useRoute } from '../route.ts'
import { oldestFirst } from '../shell/work-list-provider.tsx'

/** How many returned items stand here; the rest are on their own page. */
const shown = 3

/** Items that came back, oldest first. */
export const ReturnedCard = ({ list, nowMs }: { readonly list: WorkList; readonly nowMs: number }) => {
  const { go } = useRoute()
  const hint = useHints()
  if (list.returned.length === 0) return null
  return (
    <section>
      <header className="section-head">
        <h2>Returned to you</h2>
        <span className="sm t3">{formatPlural(list.returned.length, 'item')}, oldest first</span>
        {list.returned.length > shown && (
          <button type="button" className="text-button end" onClick={() => go({ screen: 'returned' })}>
            Show all
          </button>
        )}
      </header>
      <Card>
        {oldestFirst(list.returned)
          .slice(0, shown)
          .map((item, place) => (
            <ReturnedRow
              key={`${item.shardId}/${item.index}`}
              item={item}
              nowMs={nowMs}
              {...(place === 0 ? { keys: hint('work.fix') } : {})}
              onOpen={() => go({ screen: 'workbench', shardId: item.shardId, index: item.index })}
            />
          ))}
      </Card>
    </section>
  )
}
