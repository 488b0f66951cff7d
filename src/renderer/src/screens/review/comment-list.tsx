import { ActionIcon, Button } from '@mantine/core'
import { IconMapPin, IconX } from '@tabler/icons-react'
import type { Comment } from '../../../../shared/ipc/comment.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { formatCount, formatMoment } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { threadsOf } from '../workbench/comments/threads.ts'
import type { CommentDraft } from './use-comment-draft.ts'
import type { DraftComment, Review } from './use-review.ts'

interface ListProps {
  readonly review: Review
  readonly draft: CommentDraft
}

/** What a comment is about, in words; empty for the whole item. */
const aboutWords = (
  review: Review,
  said: Pick<DraftComment, 'labelId'> & { readonly point?: Comment['point'] },
): string => {
  if (said.point) return `, at ${said.point.map((value) => value.toFixed(0)).join(', ')}`
  if (said.labelId === null) return ''
  return review.names ? `, on ${review.names.get(said.labelId) ?? 'a label that is gone'}` : ''
}

/** What can be done about a thread, with the decision. */
const Acts = ({ comment, draft, resolved }: { comment: Comment; draft: CommentDraft; resolved: boolean }) => {
  const changed = resolved !== comment.resolved
  return (
    <div className="row decision-acts">
      <Button
        size="compact-xs"
        variant={draft.answers === comment.id ? 'light' : 'subtle'}
        aria-pressed={draft.answers === comment.id}
        onClick={() => draft.answer(draft.answers === comment.id ? null : comment.id)}
      >
        Answer
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => draft.settle(comment.id, !resolved)}>
        {resolved ? 'Open again' : 'Settle'}
      </Button>
      {changed && <span className="xs t3">goes with your decision</span>}
    </div>
  )
}

const Said = ({ review, draft, comment }: ListProps & { readonly comment: Comment }) => {
  const nowMs = useNow()
  const resolved = draft.threads.get(comment.id) ?? comment.resolved
  return (
    <li
      className="row decision-comment"
      data-answer={comment.answers !== null || undefined}
      data-resolved={resolved || undefined}
    >
      <Avatar name={comment.author} small />
      <div className="grow">
        <p className="xs">
          <b>{comment.author}</b>{' '}
          <span className="t3">
            {formatMoment(comment.at, nowMs)}
            {aboutWords(review, comment)}
            {comment.answers === null && resolved && ', settled'}
          </span>
        </p>
        <p className="sm t2 selectable decision-words">{comment.text}</p>
        {comment.answers === null && <Acts comment={comment} draft={draft} resolved={resolved} />}
      </div>
    </li>
  )
}

/** What was said about the item on both sides, and what goes with the next decision. */
export const CommentList = ({ review, draft }: ListProps) => {
  const said = review.opened.value?.comments ?? []
  const inThreads = threadsOf(said).flatMap(({ first, answers }) => [first, ...answers])
  if (said.length === 0 && draft.comments.length === 0) return null
  return (
    <section className="review-section decision-comments">
      <header className="row review-section-head">
        <h3>Comments</h3>
        <span className="t3 xs num">{formatCount(said.length)}</span>
      </header>
      <ul className="scroll">
        {inThreads.map((comment) => (
          <Said key={comment.id} {...{ review, draft, comment }} />
        ))}
        {draft.comments.map((comment, place) => (
          <li key={`draft-${place}`} className="row decision-comment decision-comment-new">
            <IconMapPin size={14} stroke={1.6} aria-hidden />
            <div className="grow">
              <p className="xs t3">
                {comment.answers === null ? 'goes with your decision' : 'answers with your decision'}
                {aboutWords(review, comment)}
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
