import { Button } from '@mantine/core'

export interface FormButtonsProps {
  /** The verb on the button that sends the form; null while there is nothing to send. */
  readonly verb: string | null
  readonly ready: boolean
  readonly busy: boolean
  readonly onBack: () => void
}

/** Back, and the one button that sends the form. */
export const FormButtons = ({ verb, ready, busy, onBack }: FormButtonsProps) => (
  <div className="gate-buttons">
    <Button size="sm" onClick={onBack} disabled={busy}>
      Back
    </Button>
    {verb !== null && (
      <Button size="sm" type="submit" variant="filled" className="end" disabled={!ready} loading={busy}>
        {verb}
      </Button>
    )}
  </div>
)
