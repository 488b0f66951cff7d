import { useState } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { policyDraftOf, readPolicy } from './policy-draft.ts'
import { PolicyFields } from './policy-fields.tsx'

/** Changes what a project demands of devices, and says what stays as it was. */
export const PolicyDialog = (props: { readonly project: ProjectDetail; readonly onClose: () => void }) => {
  const { project } = props
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [draft, setDraft] = useState(() => policyDraftOf(project.policy))
  const read = readPolicy(draft)
  const isChanged = 'policy' in read && JSON.stringify(policyDraftOf(read.policy)) !== JSON.stringify(before(project))
  const change = async () => {
    if (!('policy' in read)) return
    const { projectId } = project
    if (await task.run(() => station.projects.setPolicy({ projectId, policy: read.policy }))) props.onClose()
  }
  return (
    <TaskDialog
      title="Change the rules for devices"
      error={task.error}
      busy={task.busy}
      submit="Sign the new rules"
      keys={hint('dialog.confirm')}
      canSubmit={isChanged}
      size={600}
      onSubmit={() => void change()}
      onClose={props.onClose}
    >
      <PolicyFields draft={draft} problems={'problems' in read ? read.problems : {}} onChange={setDraft} />
      <p className="t2 sm">
        Each device follows the new rules from its next contact. Assignments made before keep their regions and the days
        until they are wiped after a lapsed lease; assign again to change these.
      </p>
    </TaskDialog>
  )
}

/** The policy in the order of fields that a read draft has. */
const before = (project: ProjectDetail) => {
  const read = readPolicy(policyDraftOf(project.policy))
  return 'policy' in read ? policyDraftOf(read.policy) : null
}
