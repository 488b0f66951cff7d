import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ErrorNote, type ShownError } from './note.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmByTypingProps {
  readonly opened: boolean
  readonly onClose: () => void
  /** A question: `Complete “Historic plates”?` */
  readonly title: string
  /** What happens, to whom, and that it cannot be undone. */
  readonly children: ReactNode
  /** The name that has to be typed. */
  readonly name: string
  /** The verb on the button. */
  readonly verb: string
  readonly busy?: boolean
  readonly error?: ShownError | null
  readonly onConfirm: (typedName: string) => void
}

const Body = (props: ConfirmByTypingProps) => {
  const [typed, setTyped] = useState('')
  const matches = typed === props.name
  return (
    <form
      className="col"
      onSubmit={(event) => {
        event.preventDefault()
        if (matches) props.onConfirm(typed)
      }}
    >
      <div className="t2">{props.children}</div>
      <TextInput
        mt={12}
        label={`Type ${props.name}`}
        value={typed}
        data-autofocus
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {props.error && (
        <div className="confirm-error">
          <ErrorNote error={props.error} />
        </div>
      )}
      <div className="row confirm-buttons">
        <Button className="end" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="filled" color="red" disabled={!matches} loading={props.busy ?? false}>
          {props.verb}
        </Button>
      </div>
    </form>
  )
}

/** Asks for a name before something that cannot be undone. The button stays shut until the name is right. */
export const ConfirmByTyping = (props: ConfirmByTypingProps) => (
  <Dialog opened={props.opened} onClose={props.onClose} title={props.title} size={480}>
    {props.opened && <Body {...props} />}
  </Dialog>
)
