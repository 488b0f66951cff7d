import { useCallback, useMemo, useRef, useState } from 'react'
import { permits } from '../../../../shared/access/permissions.ts'
import type { LabelId } from '../../../../shared/ids.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import { useSession } from '../../station/station-provider.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { useRoute } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import { EraseItem } from './erase-item-dialog.tsx'
import { ReviewBar } from './review-bar.tsx'
import { ReviewContent } from './review-content.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { useCommentDraft, type CommentDraft } from './use-comment-draft.ts'
import { useReview, type Review, type ReviewPlace } from './use-review.ts'
import { neighbourOf, nextWaiting } from './walk.ts'

const nothing: ReadonlySet<LabelId> = new Set()

/** Whether this person may erase items: leads may, reviewers may not. */
const useMayErase = (): boolean => {
  const { stage, member } = useSession()
  return permits({ unlocked: stage === 'unlocked', roles: member?.roles ?? [] }, 'project:write')
}

interface ReviewActionParts {
  readonly review: Review
  readonly draft: CommentDraft
  readonly onIndex: (index: number) => void
  /** null for people who may not. */
  readonly onErase: (() => void) | null
}

const useReviewActions = ({ review, draft, onIndex, onErase }: ReviewActionParts) => {
  const { go } = useRoute()
  const { items, current } = review
  const { accept, giveBack, focus } = draft
  useActions(
    useMemo(() => {
      const to = (item: { readonly index: number } | null) => () => item && onIndex(item.index)
      const step = (by: -1 | 1) => to(current && neighbourOf(items, current.index, by))
      const waiting = current && nextWaiting(items, current.index)
      return [
        { id: 'review.accept', enabled: draft.canDecide, run: accept },
        { id: 'review.return', enabled: draft.canDecide, run: giveBack },
        { id: 'review.comment', run: focus },
        { id: 'review.next', run: step(1) },
        { id: 'review.previous', run: step(-1) },
        { id: 'review.waiting', enabled: waiting !== null, run: to(waiting) },
        ...(onErase ? [{ id: 'review.erase' as const, enabled: current !== null, run: onErase }] : []),
        { id: 'review.leave', run: () => go({ screen: 'review' }) },
      ]
    }, [items, current, draft.canDecide, accept, giveBack, focus, onIndex, onErase, go]),
  )
}

/** One delivered shard: the item on the left, what was said and decided on the right. */
export const ReviewPage = (place: ReviewPlace) => {
  const review = useReview(place)
  const [selected, setSelected] = useState<{ readonly index: number; readonly ids: ReadonlySet<LabelId> } | null>(null)
  const [hovered, setHovered] = useState<LabelId | null>(null)
  const index = review.current?.index ?? -1
  const selection = selected?.index === index ? selected.ids : nothing
  const onSelect = useCallback((ids: readonly LabelId[]) => setSelected({ index, ids: new Set(ids) }), [index])
  const box = useRef<HTMLTextAreaElement>(null)
  const draft = useCommentDraft({ review, selection, box })
  const [erasing, setErasing] = useState(false)
  const mayErase = useMayErase()
  const onErase = useMemo(() => (mayErase ? () => setErasing(true) : null), [mayErase])
  useReviewActions({ review, draft, onIndex: place.onIndex, onErase })
  const marks = { selection, onSelect, hovered, onHover: setHovered }
  const { shard } = review
  return (
    <div className="review-page">
      <Trail
        parts={[
          { words: 'Review', to: { screen: 'review' } },
          { words: shard.value?.shardName ?? '' },
          ...(review.current ? [{ words: review.current.key }] : []),
        ]}
      />
      <ReviewBar review={review} onIndex={place.onIndex} onErase={onErase} />
      <div className="review-stage">
        {shard.error && !shard.value ? (
          <div className="review-trouble">
            <ErrorNote error={shard.error} onRetry={shard.reload} />
          </div>
        ) : shard.value && !review.current ? (
          <EmptyState title="Nothing of this shard was delivered yet" />
        ) : (
          <ReviewContent review={review} marks={marks} />
        )}
      </div>
      <ReviewPanel review={review} marks={marks} draft={draft} box={box} onIndex={place.onIndex} />
      {erasing && <EraseItem review={review} onClose={() => setErasing(false)} />}
    </div>
  )
}
