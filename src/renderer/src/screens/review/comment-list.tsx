import { ActionIcon } from '@mantine/core'
import { IconMapPin, IconX } from '@tabler/icons-react'
import { Avatar } from '../../ui/avatar.tsx'
import { formatCount, formatMoment } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { labelNames } from './label-words.ts'
import type { CommentDraft } from './use-comment-draft.ts'
import type { Review } from './use-review.ts'

const pinnedTo = (review: Review, labelId: string | null): string | null => {
  if (labelId === null) return null
  const ontology = review.shard.value?.ontology
  if (!review.doc || !ontology) return null
  return labelNames(review.doc.labels().values(), ontology).get(labelId) ?? 'a label that is gone'
}

/** What was said about the item before, and what goes with the next decision. */
export const CommentList = ({ review, draft }: { readonly review: Review; readonly draft: CommentDraft }) => {
  const nowMs = useNow()
  const said = review.opened.value?.comments ?? []
  if (said.length === 0 && draft.comments.length === 0) return null
  return (
    <section className="review-section decision-comments">
      <header className="row review-section-head">
        <h3>Comments</h3>
        <span className="t3 xs num">{formatCount(said.length)}</span>
      </header>
      <ul className="scroll">
        {said.map((comment) => (
          <li key={`${comment.at}${comment.text}`} className="row decision-comment">
            <Avatar name={comment.author} small />
            <div className="grow">
              <p className="xs">
                <b>{comment.author}</b>{' '}
                <span className="t3">
                  {formatMoment(comment.at, nowMs)}
                  {comment.labelId !== null && `, on ${pinnedTo(review, comment.labelId) ?? ''}`}
                </span>
              </p>
              <p className="sm t2 selectable">{comment.text}</p>
            </div>
          </li>
        ))}
        {draft.comments.map((comment, place) => (
          <li key={`draft-${place}`} className="row decision-comment decision-comment-new">
            <IconMapPin size={14} stroke={1.6} aria-hidden />
            <div className="grow">
              <p className="xs t3">
                goes with your decision
                {comment.labelId !== null && `, on ${pinnedTo(review, comment.labelId) ?? ''}`}
              </p>
              <p className="sm">{comment.text}</p>
            </div>
            <ActionIcon size={24} aria-label="Remove this comment" onClick={() => draft.remove(place)}>
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}
