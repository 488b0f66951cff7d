import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { ConfirmByTyping } from '../../ui/confirm-by-typing.tsx'
import { FingerprintGroups } from './fingerprint-groups.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Replaces the organisation's root key, and then shows the fingerprint that newcomers compare from now on. */
export const RootDialog = ({
  organisation,
  onClose,
}: {
  readonly organisation: string
  readonly onClose: () => void
}) => {
  const station = useStation()
  const task = useTask()
  const [fresh, setFresh] = useState<string | null>(null)
  const replace = async (typedName: string) => {
    const answer = await task.run(() => station.members.rotateRoot({ typedName }))
    if (answer) setFresh(answer.fingerprint)
  }
  if (fresh !== null)
    return (
      <Dialog opened onClose={onClose} title="The root key was replaced" size={480}>
        <p className="t2">
          Devices follow by themselves at their next contact. Whoever joins from now on compares this fingerprint. Give
          the new root public key to your auditors.
        </p>
        <FingerprintGroups fingerprint={fresh} />
        <div className="row confirm-buttons">
          <Button className="end" variant="filled" data-autofocus onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    )
  return (
    <ConfirmByTyping
      opened
      onClose={onClose}
      title="Replace the root key?"
      name={organisation}
      verb="Replace the root key"
      busy={task.busy}
      error={task.error}
      onConfirm={(typedName) => void replace(typedName)}
    >
      <p>
        The old key names the new one, signs for the last time and is destroyed on this device. Do this when somebody
        may have seen the key, or once a year. You cannot undo it, and it needs the device that holds the root.
      </p>
    </ConfirmByTyping>
  )
}
