import type { EnrolmentRequest } from '../../../../shared/ipc/members.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { useTask } from '../../station/use-task.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'

/** What is asked for before it is done. */
export interface Confirmed {
  readonly decline: EnrolmentRequest
}

interface Question {
  readonly title: string
  readonly words: string
  readonly verb: string
  readonly run: () => Promise<unknown>
}

const questionOf = (what: Confirmed, members: StationClient['members']): Question => {
  const { memberName, deviceName, requestId } = what.decline
  return {
    title: `Decline ${memberName} on ${deviceName}?`,
    words: 'The request goes away and the device gets nothing. The person can ask again.',
    verb: 'Decline',
    run: () => members.decline({ requestId }),
  }
}

/** Asks before a request is turned down. */
export const ConfirmDialog = ({ what, onClose }: { readonly what: Confirmed; readonly onClose: () => void }) => {
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const { title, words, verb, run } = questionOf(what, station.members)
  const confirm = async () => {
    if (await task.run(run)) onClose()
  }
  return (
    <TaskDialog
      title={title}
      error={task.error}
      busy={task.busy}
      submit={verb}
      keys={hint('dialog.confirm')}
      canSubmit
      isFinal
      size={480}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <p className="t2">{words}</p>
    </TaskDialog>
  )
}
