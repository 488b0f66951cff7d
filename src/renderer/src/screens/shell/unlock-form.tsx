import { Button } from '@mantine/core'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { useUnlock } from './use-unlock.ts'

/** Asks for the passphrase that brings the keys back: on the lock screen and while a device waits for approval. */
export const UnlockForm = () => {
  const unlock = useUnlock()
  return (
    <>
      <form onSubmit={unlock.submit}>
        <PassphraseField
          label="Passphrase"
          labelHidden
          autoFocus
          value={unlock.passphrase}
          onChange={unlock.setPassphrase}
          error={unlock.wrong}
          held={unlock.busy}
        />
        <div className="gate-buttons">
          <Button
            type="submit"
            size="sm"
            variant="filled"
            className="end"
            loading={unlock.busy}
            disabled={unlock.passphrase === ''}
            rightSection={<KeyCap keys="↵" />}
          >
            Unlock
          </Button>
        </div>
      </form>
      {unlock.error && <ErrorNote error={unlock.error} />}
    </>
  )
}
