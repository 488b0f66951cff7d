import type { RefObject } from 'react'
import { Button } from '@mantine/core'
import { IconCheck, IconCornerUpLeft } from '@tabler/icons-react'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { CommentField } from './comment-field.tsx'
import type { CommentDraft } from './use-comment-draft.ts'
import type { Review } from './use-review.ts'

interface DecisionBoxProps {
  readonly review: Review
  readonly draft: CommentDraft
  readonly box: RefObject<HTMLTextAreaElement | null>
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

/** Accept or return, and the comment that goes with it. */
export const DecisionBox = (props: DecisionBoxProps) => {
  const { review, draft } = props
  const { current } = review
  if (!current) return null
  const isLast = review.items.every((item) => item.decision !== 'waiting')
  return (
    <section className="review-decision">
      {current.reason !== null && current.state === 'skipped' && (
        <Note>
          {firstName(current.memberName)} skipped this item: <span className="selectable">{current.reason}</span>
        </Note>
      )}
      <CommentField {...props} />
      {review.decideError && <ErrorNote error={review.decideError} />}
      {draft.needsComment && (
        <Note tone="warn">
          Return needs at least one comment, so {firstName(current.memberName)} knows what to change.
        </Note>
      )}
      {isLast && <Note tone="ok">Every delivered item here is decided.</Note>}
      <p className="sm t2">
        Result goes to <b className="t1">{current.memberName}</b>
      </p>
      <div className="review-buttons">
        <Button
          size="md"
          className="accept-button"
          leftSection={<IconCheck size={16} stroke={1.6} />}
          rightSection={<ActionKey id="review.accept" />}
          disabled={!draft.canDecide}
          loading={review.deciding}
          onClick={draft.accept}
        >
          Accept
        </Button>
        <Button
          size="md"
          className="return-button"
          leftSection={<IconCornerUpLeft size={16} stroke={1.6} />}
          rightSection={<ActionKey id="review.return" />}
          disabled={!draft.canDecide}
          onClick={draft.giveBack}
        >
          Return
        </Button>
      </div>
    </section>
  )
}
