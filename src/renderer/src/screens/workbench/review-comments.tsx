import { UnstyledButton } from '@mantine/core'
import { IconMessageCircle } from '@tabler/icons-react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { Comment } from '../../../../shared/ipc/comment.ts'
import { formatShortMoment } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'

export interface ReviewCommentsProps {
  readonly comments: readonly Comment[]
  /** Whether the label a comment is pinned to is still there. */
  readonly has: (id: LabelId) => boolean
  readonly onShow: (id: LabelId) => void
}

/** The reviewer's own words, the newest first. A pinned one leads to its label. */
export const ReviewComments = ({ comments, has, onShow }: ReviewCommentsProps) => {
  const nowMs = useNow()
  if (comments.length === 0) return null
  return (
    <section className="panel-section review-comments" aria-label="Comments from review">
      {comments.toReversed().map((entry) => {
        const pinned = entry.labelId === null ? null : (entry.labelId as LabelId)
        return (
          <div key={`${entry.at}${entry.text}`} className="review-comment">
            <IconMessageCircle size={14} stroke={1.6} className="warn" aria-hidden="true" />
            <div className="grow">
              <div className="xs t3">
                {entry.author}, {formatShortMoment(entry.at, nowMs)}
              </div>
              <div className="selectable">{entry.text}</div>
            </div>
            {pinned !== null && has(pinned) && (
              <UnstyledButton className="review-show acc" onClick={() => onShow(pinned)}>
                Show
              </UnstyledButton>
            )}
          </div>
        )
      })}
    </section>
  )
}
