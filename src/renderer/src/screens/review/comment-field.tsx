import type { KeyboardEvent, RefObject } from 'react'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { ActionKey } from '../shell/action-key.tsx'
import type { CommentDraft } from './use-comment-draft.ts'
import type { Review } from './use-review.ts'

interface CommentFieldProps {
  readonly review: Review
  readonly draft: CommentDraft
  readonly box: RefObject<HTMLTextAreaElement | null>
}

/** Where a comment is written. Ctrl Enter adds it, or returns the item when Return asked for it; Esc leaves. */
export const CommentField = ({ review, draft, box }: CommentFieldProps) => {
  const hasText = draft.text.trim() !== ''
  const done = () => {
    if (draft.isReturning) draft.giveBack()
    else draft.add()
    box.current?.blur()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      draft.keepItem()
      box.current?.blur()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (hasText) done()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="col decision-field">
      <Textarea
        ref={box}
        aria-label="Comment"
        placeholder={draft.answers === null ? 'Comment for the annotator' : 'Answer to the annotator'}
        autosize
        minRows={hasText ? 3 : 1}
        maxRows={6}
        maxLength={2_000}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        rightSection={hasText ? undefined : <ActionKey id="review.comment" />}
      />
      <FieldFoot review={review} draft={draft} hasText={hasText} onDone={done} />
    </div>
  )
}

const FieldFoot = (
  props: Omit<CommentFieldProps, 'box'> & { readonly hasText: boolean; readonly onDone: () => void },
) => {
  const { review, draft, hasText } = props
  const name = draft.pin === null || draft.answers !== null ? null : (review.names?.get(draft.pin) ?? null)
  if (!hasText && name === null) return null
  return (
    <div className="row">
      {name !== null && (
        <Checkbox
          label={`Pin to ${name}`}
          checked={draft.isPinned}
          onChange={(event) => draft.setPinned(event.currentTarget.checked)}
        />
      )}
      {hasText && (
        <Button
          className="end"
          size="compact-xs"
          onClick={props.onDone}
          rightSection={<ActionKey id="dialog.confirm" />}
        >
          {draft.isReturning ? 'Return with this' : 'Add comment'}
        </Button>
      )}
    </div>
  )
}
