import type { KeyboardEvent, RefObject } from 'react'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { IconCheck, IconCornerUpLeft } from '@tabler/icons-react'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { labelName } from './label-words.ts'
import type { CommentDraft } from './use-comment-draft.ts'
import type { Review } from './use-review.ts'

export interface DecisionBoxProps {
  readonly review: Review
  readonly draft: CommentDraft
  readonly box: RefObject<HTMLTextAreaElement | null>
}

/** Accept or return, and the comment that goes with it. */
export const DecisionBox = (props: DecisionBoxProps) => {
  const { review, draft } = props
  const { current } = review
  if (!current) return null
  const isLast = review.items.every((item) => item.decision !== 'waiting')
  return (
    <section className="review-decision">
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
          rightSection={<KeyCap keys="A" />}
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
          rightSection={<KeyCap keys="R" />}
          disabled={!draft.canDecide}
          onClick={draft.giveBack}
        >
          Return
        </Button>
      </div>
    </section>
  )
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

const CommentField = ({ review, draft, box }: DecisionBoxProps) => {
  const show = useShowKeys()
  const ontology = review.shard.value?.ontology
  const label = draft.pin === null ? null : (review.doc?.label(draft.pin) ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') box.current?.blur()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (draft.isReturning) draft.giveBack()
      else {
        draft.add()
        box.current?.blur()
      }
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const hasText = draft.text.trim() !== ''
  return (
    <div className="col review-comment-field">
      <Textarea
        ref={box}
        aria-label="Comment"
        placeholder="Comment for the annotator"
        autosize
        minRows={hasText ? 3 : 1}
        maxRows={6}
        maxLength={2_000}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        rightSection={hasText ? undefined : <KeyCap keys="C" />}
      />
      {(hasText || label) && (
        <div className="row">
          {label && ontology && (
            <Checkbox
              label={`Pin to ${labelName(ontology, label)}`}
              checked={draft.isPinned}
              onChange={(event) => draft.setPinned(event.currentTarget.checked)}
            />
          )}
          {hasText && (
            <Button
              className="end"
              size="compact-xs"
              onClick={draft.isReturning ? draft.giveBack : draft.add}
              rightSection={<KeyCap keys={show('Mod+Enter')} />}
            >
              {draft.isReturning ? 'Return with this' : 'Add comment'}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
