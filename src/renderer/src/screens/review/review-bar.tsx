import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconEraser } from '@tabler/icons-react'
import { Avatar } from '../../ui/avatar.tsx'
import { formatMoment, formatPlural } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useRoute } from '../route.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { decisionTone, decisionWords } from './decision-words.ts'
import type { Review } from './use-review.ts'
import { neighbourOf } from './walk.ts'

const ItemFacts = ({ review }: { readonly review: Review }) => {
  const nowMs = useNow()
  const { current } = review
  if (!current) return null
  return (
    <>
      <b>{current.key}</b>
      <Tag tone={decisionTone[current.decision]}>{decisionWords[current.decision]}</Tag>
      {current.state === 'skipped' && <Tag tone="warn">skipped by the annotator</Tag>}
      <span className="row">
        <Avatar name={current.memberName} small />
        {current.memberName}
      </span>
      <span className="t3 review-bar-fact">delivered {formatMoment(current.deliveredAt, nowMs)}</span>
      {current.round > 1 && <span className="t3 review-bar-fact">round {current.round}</span>}
    </>
  )
}

interface StepProps {
  readonly review: Review
  readonly onIndex: (index: number) => void
}

const Steps = ({ review, onIndex }: StepProps) => {
  const { items, current } = review
  const previous = current && neighbourOf(items, current.index, -1)
  const next = current && neighbourOf(items, current.index, 1)
  const place = current ? items.indexOf(current) + 1 : 0
  return (
    <span className="end row">
      {current && (
        <span className="t3 num">
          {place} of {formatPlural(items.length, 'item')}
        </span>
      )}
      <Button
        aria-label="Previous item"
        disabled={!previous}
        onClick={() => previous && onIndex(previous.index)}
        rightSection={<ActionKey id="review.previous" />}
      >
        <IconChevronLeft size={16} stroke={1.6} />
      </Button>
      <Button
        aria-label="Next item"
        disabled={!next}
        onClick={() => next && onIndex(next.index)}
        rightSection={<ActionKey id="review.next" />}
      >
        <IconChevronRight size={16} stroke={1.6} />
      </Button>
    </span>
  )
}

interface BarProps extends StepProps {
  /** null for people who may not. */
  readonly onErase: (() => void) | null
}

/** Above the content: what is looked at, whose it is, and the ways to its neighbours. */
export const ReviewBar = ({ review, onIndex, onErase }: BarProps) => {
  const { go } = useRoute()
  const { shard } = review
  return (
    <div className="review-bar">
      <Button
        variant="subtle"
        color="gray"
        onClick={() => go({ screen: 'review' })}
        rightSection={<ActionKey id="review.leave" />}
      >
        Queue
      </Button>
      <i className="review-bar-gap" />
      {shard.value && <Swatch colour={shard.value.colour} small />}
      <ItemFacts review={review} />
      {onErase && review.current && (
        <Tooltip label="Erase this item…">
          <ActionIcon size={24} aria-label="Erase this item…" onClick={onErase}>
            <IconEraser size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      <Steps review={review} onIndex={onIndex} />
    </div>
  )
}
