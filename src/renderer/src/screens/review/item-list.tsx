import { useEffect, useRef } from 'react'
import { IconCheck, IconCircle, IconCornerUpLeft, IconMessageCircle } from '@tabler/icons-react'
import type { ReviewItem } from '../../../../shared/ipc/review.ts'
import { formatCount } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { decisionWords } from './decision-words.ts'
import { countDecisions } from './walk.ts'

const icons = { waiting: IconCircle, accepted: IconCheck, returned: IconCornerUpLeft } as const
const tones = { waiting: 't3', accepted: 'ok', returned: 'warn' } as const

/** The delivered items of the shard with their decisions. */
export const ItemList = (props: {
  readonly items: readonly ReviewItem[]
  readonly current: ReviewItem | null
  readonly onIndex: (index: number) => void
}) => {
  const { items, current } = props
  const list = useRef<HTMLUListElement>(null)
  const at = current?.index
  useEffect(() => {
    const element = list.current
    if (!element) return
    const show = () => element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
    show()
    const watch = new ResizeObserver(show)
    watch.observe(element)
    return () => watch.disconnect()
  }, [at])
  const counts = countDecisions(items)
  return (
    <section className="review-section review-items">
      <header className="row review-section-head">
        <h3>Items</h3>
        <span className="t3 xs num">{formatCount(items.length)}</span>
        <span className="end t3 xs num">{formatCount(counts.waiting)} waiting</span>
      </header>
      <div className="review-progress">
        <ProgressBar
          label={`${counts.accepted} accepted, ${counts.returned} returned, ${counts.waiting} waiting`}
          parts={[
            { share: counts.accepted / Math.max(items.length, 1), tone: 'ok' },
            { share: counts.returned / Math.max(items.length, 1), tone: 'warn' },
          ]}
        />
      </div>
      <ul className="scroll" ref={list}>
        {items.map((item) => (
          <ItemRow
            key={item.index}
            item={item}
            isCurrent={item.index === at}
            onOpen={() => props.onIndex(item.index)}
          />
        ))}
      </ul>
    </section>
  )
}

const ItemRow = (props: { readonly item: ReviewItem; readonly isCurrent: boolean; readonly onOpen: () => void }) => {
  const { item } = props
  const Icon = icons[item.decision]
  return (
    <li>
      <button type="button" className="review-row" aria-current={props.isCurrent || undefined} onClick={props.onOpen}>
        <Icon size={14} stroke={1.6} className={tones[item.decision]} aria-label={decisionWords[item.decision]} />
        <span className="grow ell">{item.key}</span>
        {item.comments > 0 && (
          <span className="row xs t3 num" title="Comments">
            <IconMessageCircle size={12} stroke={1.6} aria-hidden /> {item.comments}
          </span>
        )}
        <span className="xs t3 num">{item.labels === 1 ? '1 label' : `${formatCount(item.labels)} labels`}</span>
      </button>
    </li>
  )
}
