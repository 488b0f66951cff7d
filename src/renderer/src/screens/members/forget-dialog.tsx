import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Forgetting, PersonalReport } from '../../../../shared/ipc/person.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { formatCount } from '../../ui/format.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'

const Told = ({ told }: { readonly told: Forgetting }) => (
  <>
    <p className="t2">
      From now on this person is called <b>{told.placeholder}</b>.
    </p>
    <h3>Removed</h3>
    <ul className="personal-list sm">
      {told.removed.map((row) => (
        <li key={row.what}>
          {row.what}: {formatCount(row.count)}
        </li>
      ))}
    </ul>
    <h3>Kept, and why</h3>
    <ul className="personal-list sm">
      {told.kept.map((row) => (
        <li key={row.what}>
          {row.what}: {formatCount(row.count)}
          <p className="t2">{row.why}</p>
        </li>
      ))}
    </ul>
  </>
)

const Warning = () => (
  <p className="t2">
    A placeholder takes the place of the names, and working times are deleted here. Ids in signed logs and in the audit
    trail stay, because the law lets them stay. This cannot be undone; save the report first if the person asked for it.
  </p>
)

/** Takes a former member's names away after the name was typed, then says what went and what stays. */
export const ForgetDialog = ({
  report,
  onClose,
}: {
  readonly report: PersonalReport
  readonly onClose: () => void
}) => {
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [typedName, setTypedName] = useState('')
  const [told, setTold] = useState<Forgetting | null>(null)
  const name = report.devices[0]?.memberName ?? ''
  const submit = async () => {
    setTold(await task.run(() => station.members.forget({ memberId: report.memberId, typedName })))
  }
  return (
    <TaskDialog
      title={told ? 'Deleted' : `Delete the names of ${name}?`}
      error={task.error}
      busy={task.busy}
      submit={told ? null : 'Delete'}
      keys={hint('dialog.confirm')}
      canSubmit={typedName === name}
      isFinal
      size={520}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {told ? (
        <Told told={told} />
      ) : (
        <>
          <Warning />
          <TextInput
            label={`Type ${name}`}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={typedName}
            onChange={(event) => setTypedName(event.currentTarget.value)}
          />
        </>
      )}
    </TaskDialog>
  )
}
