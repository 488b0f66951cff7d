import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PersonalReport } from '../../../../shared/ipc/person.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'

/** The names as they are typed, and whether they say anything new. */
const useNames = (report: PersonalReport) => {
  const [memberName, setMemberName] = useState(report.devices[0]?.memberName ?? '')
  const [devices, setDevices] = useState(() =>
    report.devices.map(({ deviceId, deviceName }) => ({ deviceId, deviceName })),
  )
  const before = JSON.stringify(report.devices.map((device) => [device.memberName, device.deviceName]))
  const now = JSON.stringify(devices.map((device) => [memberName, device.deviceName]))
  const filled = [memberName, ...devices.map(({ deviceName }) => deviceName)].every((name) => name.trim() !== '')
  const setDeviceName = (place: number, deviceName: string) =>
    setDevices((known) => known.map((entry, at) => (at === place ? { ...entry, deviceName } : entry)))
  return { memberName, setMemberName, devices, setDeviceName, isNew: filled && now !== before }
}

const plainField = { autoComplete: 'off', spellCheck: false } as const

const Meaning = () => (
  <p className="t2">
    A new version of the membership seals these names. Work, reviews and exports from before keep the old one; the
    person’s own device shows what they typed when they joined.
  </p>
)

/** The names of a member and their devices, to be put right. */
export const CorrectDialog = ({
  report,
  onClose,
}: {
  readonly report: PersonalReport
  readonly onClose: () => void
}) => {
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const { memberName, setMemberName, devices, setDeviceName, isNew } = useNames(report)
  const submit = async () => {
    if (await task.run(() => station.members.correct({ memberId: report.memberId, memberName, devices }))) onClose()
  }
  return (
    <TaskDialog
      title="Correct names"
      error={task.error}
      busy={task.busy}
      submit="Correct"
      keys={hint('dialog.confirm')}
      canSubmit={isNew}
      size={480}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Meaning />
      <TextInput
        label="Name"
        maxLength={80}
        {...plainField}
        data-autofocus
        value={memberName}
        onChange={(event) => setMemberName(event.currentTarget.value)}
      />
      {devices.map((device, place) => (
        <TextInput
          key={device.deviceId}
          label={devices.length === 1 ? 'Device' : `Device ${place + 1}`}
          maxLength={40}
          {...plainField}
          value={device.deviceName}
          onChange={(event) => setDeviceName(place, event.currentTarget.value)}
        />
      ))}
    </TaskDialog>
  )
}
