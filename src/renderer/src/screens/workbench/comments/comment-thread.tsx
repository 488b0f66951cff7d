import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Comment } from '../../../../../shared/ipc/comment.ts'
import { formatShortMoment } from '../../../ui/format.ts'
import { useNow } from '../../../ui/use-now.ts'
import { asksAnnotator, type Thread } from './threads.ts'

const Said = ({ comment, nowMs, onTakeBack }: { comment: Comment; nowMs: number; onTakeBack: (() => void) | null }) => (
  <div className="comment-said">
    <div className="xs t3 row">
      <span className="ell">
        {comment.side === 'annotator' ? 'You' : comment.author}, {formatShortMoment(comment.at, nowMs)}
        {!comment.sent && ', not delivered yet'}
      </span>
      {onTakeBack && !comment.sent && (
        <button type="button" className="comment-act end" onClick={onTakeBack}>
          Take back
        </button>
      )}
    </div>
    <div className="selectable comment-words">{comment.text}</div>
  </div>
)

export interface CommentThreadProps {
  readonly thread: Thread
  readonly chosen: boolean
  /** Null when its label is gone or it is about the whole item. */
  readonly onShow: (() => void) | null
  /** Null where nothing can be said any more. */
  readonly acts: {
    readonly answer: () => void
    readonly resolve: (resolved: boolean) => void
    readonly takeBack: (id: string) => void
  } | null
}

/** One comment with its answers. The number is that of its pin on the picture. */
export const CommentThread = ({ thread, chosen, onShow, acts }: CommentThreadProps) => {
  const nowMs = useNow()
  const { first, answers, number } = thread
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div
      ref={place}
      className="comment-thread"
      role="group"
      aria-label={`Comment ${String(number)}${first.resolved ? ', settled' : ''}`}
      data-asks={asksAnnotator(thread) || undefined}
      data-resolved={first.resolved || undefined}
      data-chosen={chosen || undefined}
    >
      <span className="comment-number" aria-hidden="true">
        {number}
      </span>
      <div className="grow">
        {[first, ...answers].map((comment) => (
          <Said
            key={comment.id}
            comment={comment}
            nowMs={nowMs}
            onTakeBack={acts && (() => acts.takeBack(comment.id))}
          />
        ))}
        <div className="row comment-acts">
          {onShow && (
            <Button size="compact-xs" variant="subtle" onClick={onShow}>
              Show
            </Button>
          )}
          {acts && !first.resolved && (
            <Button size="compact-xs" variant="subtle" onClick={acts.answer}>
              Answer
            </Button>
          )}
          {acts && (
            <Button size="compact-xs" variant="subtle" onClick={() => acts.resolve(!first.resolved)}>
              {first.resolved ? 'Open again' : 'Settle'}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
