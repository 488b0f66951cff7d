import { useState } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatMoment } from '../../ui/format.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { DemandFields, emptyDemand } from './demand-fields.tsx'
import { referenceWords } from './demand-words.tsx'

interface HoldProps {
  readonly project: ProjectDetail
  readonly onClose: () => void
}

/** Places a hold: what it forbids, why, and under which reference. */
export const PlaceHoldDialog = ({ project, onClose }: HoldProps) => {
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [demand, setDemand] = useState(emptyDemand)
  const place = async () => {
    const { projectId } = project
    if (await task.run(() => station.projects.placeHold({ projectId, ...demand }))) onClose()
  }
  return (
    <TaskDialog
      title={`Place a hold on “${project.name}”?`}
      error={task.error}
      busy={task.busy}
      submit="Place hold"
      keys={hint('dialog.confirm')}
      canSubmit={demand.reason.trim() !== ''}
      size={520}
      onSubmit={() => void place()}
      onClose={onClose}
    >
      <p className="t2">
        Until you release it, nothing of this project is destroyed here or on the exchange: no item can be erased, and
        neither the end of the time to keep it nor a client’s request takes your copy. Access still closes, and
        workstations still wipe: what they had is sealed for you first.
      </p>
      <DemandFields demand={demand} onChange={setDemand} />
    </TaskDialog>
  )
}

/** Releases a hold after saying what then happens. */
export const ReleaseHoldDialog = (
  props: HoldProps & { readonly hold: ProjectDetail['holds'][number]; readonly nowMs: number },
) => {
  const { project, hold, nowMs, onClose } = props
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const release = async () => {
    const { projectId } = project
    if (await task.run(() => station.projects.releaseHold({ projectId, holdId: hold.holdId }))) onClose()
  }
  return (
    <TaskDialog
      title="Release this hold?"
      error={task.error}
      busy={task.busy}
      submit="Release hold"
      keys={hint('dialog.confirm')}
      canSubmit
      isFinal={project.deletion !== null}
      size={520}
      onSubmit={() => void release()}
      onClose={onClose}
    >
      <Facts
        entries={[
          ['Reason', hold.reason],
          ['Reference', referenceWords(hold)],
          ['Placed', formatMoment(hold.at, nowMs)],
        ]}
      />
      <p className="t2">{afterRelease(project, nowMs)}</p>
    </TaskDialog>
  )
}

const afterRelease = (project: ProjectDetail, nowMs: number): string => {
  const others = project.holds.length - 1
  if (others > 0) return `${others === 1 ? 'Another hold still stands' : `${others} other holds still stand`}.`
  if (project.deletion !== null)
    return 'It is the last one, and a client asked for deletion: your copy is destroyed with the next contact. You cannot undo that.'
  const { retentionEndsAt } = project
  if (retentionEndsAt === null) return 'It is the last one. Items can be erased again.'
  return Date.parse(retentionEndsAt) <= nowMs
    ? 'It is the last one, and the time to keep this project is over: your copy is destroyed with the next contact.'
    : `It is the last one. Your copy is kept until ${formatMoment(retentionEndsAt, nowMs)}.`
}
