import { useState } from 'react'
import { TextInput } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { useRoute } from '../route.ts'
import { DemandFields, emptyDemand } from './demand-fields.tsx'
import { wipingDevices } from './people.ts'

const useDeletion = (project: ProjectDetail) => {
  const station = useStation()
  const task = useTask()
  const [demand, setDemand] = useState(emptyDemand)
  const [typedName, setTypedName] = useState('')
  const [done, setDone] = useState<{ readonly isHeld: boolean } | null>(null)
  const run = async () => {
    const { projectId } = project
    const answer = await task.run(() => station.projects.requestDeletion({ projectId, ...demand, typedName }))
    if (answer) setDone(answer)
  }
  const canSubmit = demand.reason.trim() !== '' && typedName === project.name
  return { task, demand, setDemand, typedName, setTypedName, done, run, canSubmit }
}

/** Takes in a client's request to delete a project. The name has to be typed: it cannot be undone. */
export const DeletionDialog = (props: { readonly project: ProjectDetail; readonly onClose: () => void }) => {
  // What is gone is no longer told: the project as it was when the dialog opened.
  const [project] = useState(props.project)
  const { task, done, run, canSubmit, ...state } = useDeletion(project)
  const hint = useHints()
  const { go } = useRoute()
  const close = () => {
    props.onClose()
    if (done && !done.isHeld) go({ screen: 'projects', projectId: null })
  }
  return (
    <TaskDialog
      title={done ? 'Deletion requested' : `Delete “${project.name}” for its client?`}
      error={task.error}
      busy={task.busy}
      submit={done ? null : 'Delete for good'}
      keys={hint('dialog.confirm')}
      canSubmit={canSubmit}
      isFinal
      size={520}
      onSubmit={() => void run()}
      onClose={close}
    >
      {done ? (
        <DeletionOutcome isHeld={done.isHeld} />
      ) : (
        <>
          <WhatHappens project={project} />
          <DemandFields demand={state.demand} onChange={state.setDemand} />
          <TextInput
            label={`Type ${project.name}`}
            autoComplete="off"
            value={state.typedName}
            onChange={(event) => state.setTypedName(event.currentTarget.value)}
          />
        </>
      )}
    </TaskDialog>
  )
}

const WhatHappens = ({ project }: { readonly project: ProjectDetail }) => {
  const devices = wipingDevices(project)
  const holds = project.holds.length
  return (
    <div className="t2">
      <p>
        {project.state === 'active' && 'The project is completed. '}
        {devices === 0
          ? 'No workstation holds anything of it.'
          : `${formatPlural(devices, 'workstation')} will wipe it at the next contact and send ${devices === 1 ? 'a certificate' : 'certificates'}.`}
      </p>
      <p>
        {holds === 0
          ? 'Your own copy, with all delivered work, is destroyed at once.'
          : `Your own copy, with all delivered work, is destroyed when the last hold is released (${formatPlural(holds, 'hold')} now).`}{' '}
        <b className="t1">You cannot undo this.</b> Export first what you still owe the client.
      </p>
    </div>
  )
}

const DeletionOutcome = ({ isHeld }: { readonly isHeld: boolean }) =>
  isHeld ? (
    <Note tone="warn">
      Workstations wipe the project at their next contact. Your own copy stays until the last hold is released.
    </Note>
  ) : (
    <Note tone="ok">
      Your own copy is destroyed. Workstations wipe theirs at their next contact. The project now stands under ended
      projects, where the deletion report is written.
    </Note>
  )
