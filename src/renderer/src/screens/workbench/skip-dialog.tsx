import { Button, Group, Stack, Textarea, UnstyledButton } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import './skip-dialog.css'

/** What is said most often; a digit picks it. The last one asks for words. */
const reasons = [
  'It is damaged or cannot be read',
  'It is not clear which label applies',
  'It shows nothing to label',
  'It should not be in this shard',
  'Another reason',
] as const
const other = reasons.length - 1

interface FormProps {
  readonly onSkip: (reason: string) => void
  readonly onCancel: () => void
}

/** The reason as the lead reads it; empty while there is none. */
const reasonOf = (picked: number | null, words: string): string => {
  const said = words.trim()
  if (picked === null || picked === other) return said
  return [reasons[picked] ?? '', said].filter(Boolean).join('. ')
}

const isWriting = (event: KeyboardEvent): boolean => event.target instanceof HTMLTextAreaElement

const Reasons = ({ picked, onPick }: { readonly picked: number | null; readonly onPick: (place: number) => void }) => (
  <div role="radiogroup" aria-label="Reason" className="skip-reasons">
    {reasons.map((entry, place) => (
      <UnstyledButton
        key={entry}
        className="skip-reason"
        role="radio"
        aria-checked={picked === place}
        data-autofocus={place === 0 || undefined}
        onClick={() => onPick(place)}
      >
        <KeyCap keys={String(place + 1)} />
        {entry}
      </UnstyledButton>
    ))}
  </div>
)

const SkipForm = ({ onSkip, onCancel }: FormProps) => {
  const show = useShowKeys()
  const [picked, setPicked] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const reason = reasonOf(picked, words)
  const skip = () => {
    if (reason !== '') onSkip(reason)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = Number(event.key)
    const isDone = event.ctrlKey || event.metaKey || (picked !== null && !isWriting(event))
    if (event.key === 'Enter' && isDone) skip()
    else if (digit >= 1 && digit <= reasons.length && !isWriting(event)) setPicked(digit - 1)
    else return
    event.preventDefault()
  }
  return (
    <div onKeyDown={onKeyDown}>
      <Stack gap="md">
        <Reasons picked={picked} onPick={setPicked} />
        <Textarea
          label={picked === null || picked === other ? 'Reason in your words' : 'Words to your lead, if any'}
          value={words}
          maxLength={400}
          autosize
          minRows={2}
          maxRows={5}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button onClick={onCancel}>Cancel</Button>
          <Button variant="filled" disabled={reason === ''} onClick={skip}>
            Skip item&nbsp;
            <KeyCap keys={show('Mod+Enter')} />
          </Button>
        </Group>
      </Stack>
    </div>
  )
}

export interface SkipDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onSkip: (reason: string) => void
}

/** Asks why an item is skipped: the lead reads it beside the item. */
export const SkipDialog = ({ opened, onClose, onSkip }: SkipDialogProps) => (
  <Dialog
    opened={opened}
    onClose={onClose}
    title="Why is this item skipped?"
    size={400}
    transitionProps={{ duration: 0 }}
  >
    <SkipForm
      onCancel={onClose}
      onSkip={(reason) => {
        onClose()
        onSkip(reason)
      }}
    />
  </Dialog>
)
