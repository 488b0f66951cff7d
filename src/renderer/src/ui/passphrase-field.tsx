import { ActionIcon, PasswordInput } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent } from 'react'

export interface PassphraseFieldProps {
  readonly label: string
  /** Leaves the label to screen readers. */
  readonly labelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | null
  readonly autoFocus?: boolean
  /** Shown and focused, but not to be changed: it is being tried. */
  readonly held?: boolean
  /** `new` keeps a browser from offering an old one. */
  readonly purpose?: 'current' | 'new'
}

/** A passphrase with an eye to show it and a word when Caps Lock is on. */
export const PassphraseField = (props: PassphraseFieldProps) => {
  const [capsLock, setCapsLock] = useState(false)
  const [shown, setShown] = useState(false)
  const hintId = useId()
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const Icon = shown ? IconEyeOff : IconEye
  return (
    <div className="col">
      <PasswordInput
        {...(props.labelHidden ? { 'aria-label': props.label } : { label: props.label })}
        size="lg"
        radius="md"
        value={props.value}
        visible={shown}
        error={props.error ?? null}
        readOnly={props.held ?? false}
        autoFocus={props.autoFocus ?? false}
        data-autofocus={props.autoFocus || undefined}
        autoComplete={props.purpose === 'new' ? 'new-password' : 'current-password'}
        spellCheck={false}
        aria-describedby={hintId}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={watch}
        onKeyUp={watch}
        rightSection={
          <ActionIcon
            aria-label={shown ? 'Hide the passphrase' : 'Show the passphrase'}
            onClick={() => setShown(!shown)}
          >
            <Icon size={16} stroke={1.6} />
          </ActionIcon>
        }
      />
      <span id={hintId} className={`sm ${capsLock ? 'warn' : 't3'}`} role="status">
        {capsLock ? 'Caps Lock is on' : ''}
      </span>
    </div>
  )
}
