import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { KeyCap } from './key-cap.tsx'
import { ErrorNote, type ShownError } from './note.tsx'
import { Dialog } from './dialog.tsx'
import { useConfirmKeys } from './use-confirm-keys.ts'
import './task-dialog.css'

export interface TaskDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly error: ShownError | null
  readonly busy: boolean
  readonly onClose: () => void
  /** The words of the button that does it, or null when there is nothing left to do but to close. */
  readonly submit: string | null
  readonly canSubmit: boolean
  readonly onSubmit: () => void
  /** Whether what it does cannot be undone. */
  readonly isFinal?: boolean
  /** Width in px. */
  readonly size?: number
  /** The keys that press the button, as this system writes them; without them no cap is shown. */
  readonly keys?: string
}

/** A dialog that does one thing: its fields, what went wrong, and one button that Ctrl Enter presses too. */
export const TaskDialog = (props: TaskDialogProps) => {
  const { busy, canSubmit, submit } = props
  useConfirmKeys(() => {
    if (submit !== null && canSubmit && !busy) props.onSubmit()
  })
  return (
    <Dialog
      opened
      onClose={busy ? () => undefined : props.onClose}
      title={props.title}
      size={props.size ?? 560}
      closeOnClickOutside={false}
      closeOnEscape={!busy}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="col task-dialog">
        <div className="col task-dialog-body">{props.children}</div>
        {props.error && <ErrorNote error={props.error} />}
        <div className="row task-dialog-foot">
          <Button variant="subtle" color="gray" onClick={props.onClose} disabled={busy}>
            {submit === null ? 'Close' : 'Cancel'}
          </Button>
          {submit !== null && (
            <Button
              variant="filled"
              color={props.isFinal ? 'red' : 'accent'}
              onClick={props.onSubmit}
              disabled={!canSubmit}
              loading={busy}
              rightSection={props.keys !== undefined && canSubmit && <KeyCap keys={props.keys} />}
            >
              {submit}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
