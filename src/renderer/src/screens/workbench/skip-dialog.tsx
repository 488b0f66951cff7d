import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'

const reasons = [
  'It is damaged or cannot be read',
  'It is not clear which label applies',
  'It shows nothing to label',
  'It should not be in this shard',
] as const
const other = 'Another reason'

interface FormProps {
  readonly onSkip: (reason: string) => void
  readonly onCancel: () => void
}

const SkipForm = ({ onSkip, onCancel }: FormProps) => {
  const show = useShowKeys()
  const [picked, setPicked] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const reason = picked === null || picked === other ? words.trim() : [picked, words.trim()].filter(Boolean).join('. ')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason !== '') onSkip(reason)
      }}
    >
      <Stack gap="md">
        <Radio.Group value={picked} onChange={setPicked} aria-label="Reason">
          <Stack gap="sm">
            {[...reasons, other].map((entry, place) => (
              <Radio key={entry} value={entry} label={entry} size="xs" data-autofocus={place === 0 || undefined} />
            ))}
          </Stack>
        </Radio.Group>
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
          <Button type="submit" variant="filled" disabled={reason === ''}>
            Skip item&nbsp;
            <KeyCap keys={show('Enter')} />
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

export interface SkipDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onSkip: (reason: string) => void
}

/** Asks why an item is skipped: the lead reads it beside the item. */
export const SkipDialog = ({ opened, onClose, onSkip }: SkipDialogProps) => (
  <Modal opened={opened} onClose={onClose} title="Why is this item skipped?" size={400}>
    <SkipForm
      onCancel={onClose}
      onSkip={(reason) => {
        onClose()
        onSkip(reason)
      }}
    />
  </Modal>
)
