import type { RefObject } from 'react'
import { CommentList } from './comment-list.tsx'
import { DecisionBox } from './decision-box.tsx'
import { ItemList } from './item-list.tsx'
import { LabelList } from './label-list.tsx'
import type { Marks } from './review-content.tsx'
import type { CommentDraft } from './use-comment-draft.ts'
import type { Review } from './use-review.ts'

/** To the right of the content: items, labels, comments, and the decision at the foot. */
export const ReviewPanel = (props: {
  readonly review: Review
  readonly marks: Marks
  readonly draft: CommentDraft
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly onIndex: (index: number) => void
}) => {
  const { review, marks, draft } = props
  const ontology = review.shard.value?.ontology ?? null
  return (
    <aside className="review-panel">
      <ItemList items={review.items} current={review.current} onIndex={props.onIndex} />
      {review.doc && ontology && <LabelList doc={review.doc} ontology={ontology} marks={marks} />}
      <CommentList review={review} draft={draft} />
      <DecisionBox review={review} draft={draft} box={props.box} />
    </aside>
  )
}
