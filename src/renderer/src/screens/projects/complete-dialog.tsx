import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { ConfirmByTyping } from '../../ui/confirm-by-typing.tsx'
import { formatPlural } from '../../ui/format.ts'
import { wipingDevices } from './people.ts'

const stillOpen = (project: ProjectDetail): readonly string[] => [
  ...(project.delivered < project.items
    ? [`${formatPlural(project.items - project.delivered, 'item')} not delivered`]
    : []),
  ...(project.waitingReview > 0 ? [`${formatPlural(project.waitingReview, 'item')} waiting for review`] : []),
  ...(project.returned > 0 ? [`${formatPlural(project.returned, 'item')} returned for rework`] : []),
]

/** Completes a project: every device wipes it. The name has to be typed, and what is still open is said first. */
export const CompleteDialog = ({
  project,
  onClose,
}: {
  readonly project: ProjectDetail
  readonly onClose: () => void
}) => {
  const station = useStation()
  const task = useTask()
  const devices = wipingDevices(project)
  const open = stillOpen(project)
  const complete = async (typedName: string) => {
    const { projectId } = project
    if (await task.run(() => station.projects.complete({ projectId, typedName }))) onClose()
  }
  return (
    <ConfirmByTyping
      opened
      onClose={onClose}
      title={`Complete “${project.name}”?`}
      name={project.name}
      verb="Complete and wipe"
      busy={task.busy}
      error={task.error}
      onConfirm={(typedName) => void complete(typedName)}
    >
      <p>
        {devices === 0
          ? 'No workstation holds anything of it.'
          : `${formatPlural(devices, 'workstation')} will wipe it and send ${devices === 1 ? 'a certificate' : 'certificates'}.`}{' '}
        You cannot undo this. Delivered work stays with you for {formatPlural(project.policy.retentionDays, 'day')}.
      </p>
      {open.length > 0 && (
        <p className="warn">
          Still open: {open.join(', ')}. Work not delivered yet is sealed for you before each wipe.
        </p>
      )}
    </ConfirmByTyping>
  )
}
