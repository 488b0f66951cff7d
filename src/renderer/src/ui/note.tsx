import { IconAlertTriangle, IconCircleX, IconInfoCircle, IconShieldCheck } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Tone } from './tag.tsx'
import './note.css'

const icons = {
  ok: IconShieldCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  acc: IconInfoCircle,
  plain: IconInfoCircle,
} as const satisfies Record<Tone, unknown>

export interface NoteProps {
  readonly tone?: Tone
  /** One action, as a compact button. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One or two sentences that matter, in a tinted box with one icon. Spoken at once when it appears. */
export const Note = ({ tone = 'plain', action, children }: NoteProps) => {
  const Icon = icons[tone]
  return (
    <div className="note" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={16} stroke={1.6} className="note-icon" aria-hidden="true" />
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}

/** What a failed call looks like from here; a `CallError` fits. */
export interface ShownError {
  readonly code: string
  readonly message: string
  readonly logId?: string | null
}

/** Says what failed in words, with the code in small type for IT, and offers to try again. */
export const ErrorNote = ({ error, onRetry }: { readonly error: ShownError; readonly onRetry?: () => void }) => (
  <Note
    tone="bad"
    action={
      onRetry && (
        <Button size="compact-xs" onClick={onRetry}>
          Try again
        </Button>
      )
    }
  >
    {error.message}{' '}
    <span className="note-code mono selectable">
      {error.code}
      {error.logId ? ` ${error.logId}` : ''}
    </span>
  </Note>
)
