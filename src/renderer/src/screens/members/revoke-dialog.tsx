import { useState } from 'react'
import { Checkbox } from '@mantine/core'
import type { MemberRow } from '../../../../shared/ipc/members.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'

/**
 * Ends the membership of a device, and orders its wipe when it is lost. For one whose membership ended before, only the order
 * is left.
 */
export const RevokeDialog = ({ row, onClose }: { readonly row: MemberRow; readonly onClose: () => void }) => {
  const { memberName, deviceName, deviceId } = row
  const hasEnded = row.revokedAt !== null
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [isLost, setIsLost] = useState(hasEnded)
  const revoke = async () => {
    if (await task.run(() => station.members.revoke({ deviceId, wipe: isLost }))) onClose()
  }
  return (
    <TaskDialog
      title={hasEnded ? `Order ${deviceName} to wipe itself?` : `Revoke ${memberName} on ${deviceName}?`}
      error={task.error}
      busy={task.busy}
      submit={hasEnded ? 'Order the wipe' : isLost ? 'Revoke and order the wipe' : 'Revoke'}
      keys={hint('dialog.confirm')}
      canSubmit
      isFinal
      size={480}
      onSubmit={() => void revoke()}
      onClose={onClose}
    >
      {!hasEnded && (
        <p className="t2">
          Every shard closes on {deviceName} when it next reaches the exchange, at the latest when its lease ends. Work
          not delivered yet is sealed for the lead first. {memberName} keeps other devices. To come back, the device has
          to enrol anew.
        </p>
      )}
      {!hasEnded && (
        <Checkbox
          label="The device is lost: wipe it at next contact"
          checked={isLost}
          onChange={(event) => setIsLost(event.currentTarget.checked)}
        />
      )}
      {isLost && (
        <p className="t2">
          When {deviceName} next reaches the exchange, it seals unsent work for the lead, destroys the keys of
          everything it was ever assigned, deletes the files, and sends certificates. You cannot undo this. Until then
          nothing on it opens without its passphrase and the key store of its system.
        </p>
      )}
    </TaskDialog>
  )
}
