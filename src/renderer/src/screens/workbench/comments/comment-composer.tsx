import { Button, Checkbox, Textarea } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useShowKeys } from '../../../actions/actions-provider.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import type { CommentDraft } from './use-conversation.ts'

export interface CommentComposerProps {
  readonly draft: CommentDraft
  /** The name of the label that is selected, when exactly one is. */
  readonly labelName: string | null
  /** Whether the item has a picture to pin to. */
  readonly hasPicture: boolean
  readonly busy: boolean
  readonly onChange: (part: Partial<CommentDraft>) => void
  readonly onSend: () => void
  readonly onCancel: () => void
}

const placeWords = ({ point, placing }: CommentDraft): string => {
  if (placing) return 'Press on the picture'
  return point ? `At ${point[0].toFixed(0)}, ${point[1].toFixed(0)}` : 'Pin to a place'
}

const Pin = ({ draft, labelName, hasPicture, onChange }: CommentComposerProps) =>
  draft.answers === null ? (
    <div className="row comment-pin">
      {labelName !== null && draft.point === null && (
        <Checkbox
          size="xs"
          label={`On ${labelName}`}
          checked={draft.onLabel}
          onChange={(event) => onChange({ onLabel: event.currentTarget.checked })}
        />
      )}
      {hasPicture && (
        <Button
          size="compact-xs"
          variant={draft.placing ? 'light' : 'default'}
          aria-pressed={draft.placing}
          leftSection={<IconMapPin size={12} stroke={1.6} />}
          onClick={() => onChange(draft.point ? { point: null } : { placing: !draft.placing })}
        >
          {placeWords(draft)}
        </Button>
      )}
    </div>
  ) : null

/** Where a comment to the lead is written. Ctrl Enter keeps it, Esc drops it. */
export const CommentComposer = (props: CommentComposerProps) => {
  const { draft, busy, onChange, onSend, onCancel } = props
  const show = useShowKeys()
  const field = useRef<HTMLTextAreaElement>(null)
  const { answers, placing } = draft
  useEffect(() => {
    if (!placing) field.current?.focus()
  }, [answers, placing])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="comment-composer">
      <Textarea
        ref={field}
        aria-label={answers === null ? 'Comment to the lead' : 'Answer'}
        placeholder={answers === null ? 'What should your lead know?' : 'Answer'}
        value={draft.text}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <Pin {...props} />
      <div className="row">
        <span className="xs t3 grow">Goes with the item when it is delivered</span>
        <Button size="compact-xs" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="compact-xs" variant="filled" disabled={busy || draft.text.trim() === ''} onClick={onSend}>
          Keep&nbsp;
          <KeyCap keys={show('Mod+Enter')} />
        </Button>
      </div>
    </div>
  )
}
