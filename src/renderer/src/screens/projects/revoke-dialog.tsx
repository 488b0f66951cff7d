import type { Assignment, ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { useTask } from '../../station/use-task.ts'

/** Asks before an assignment is taken back, and says what that means for the person. */
export const RevokeDialog = (props: {
  readonly projectId: ProjectDetail['projectId']
  readonly shardNames: readonly string[]
  readonly assignment: Assignment
  readonly onClose: () => void
}) => {
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const { assignment, projectId } = props
  const revoke = async () => {
    if (await task.run(() => station.projects.revoke({ projectId, grantId: assignment.grantId }))) props.onClose()
  }
  const names = props.shardNames.join(', ')
  return (
    <TaskDialog
      title={`Take ${names} back from ${assignment.memberName}?`}
      error={task.error}
      busy={task.busy}
      submit="Revoke"
      keys={hint('dialog.confirm')}
      canSubmit
      isFinal
      size={480}
      onSubmit={() => void revoke()}
      onClose={props.onClose}
    >
      <p className="t2">
        {assignment.deviceName} closes {props.shardNames.length === 1 ? 'it' : 'them'} when it next reaches the
        exchange, at the latest when its lease ends, and destroys the keys. Work that is not delivered yet is sealed for
        you first. You can assign again at any time.
      </p>
    </TaskDialog>
  )
}
