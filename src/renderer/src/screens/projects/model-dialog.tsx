import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { ModelRow } from '../../../../shared/ipc/models.ts'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { formatPlural, formatSize } from '../../ui/format.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'

type Picked = NonNullable<Awaited<ReturnType<StationClient['dialogs']['pickFolder']>>>
type Inspected = Awaited<ReturnType<StationClient['models']['inspect']>>

interface Draft {
  readonly picked: Picked
  readonly found: Inspected
  readonly classIds: readonly (ClassId | null)[]
}

export interface ModelDialogProps {
  readonly project: ProjectDetail
  /** The model that the new one takes the place of. */
  readonly replaces: ModelRow | null
  readonly onClose: () => void
}

const useModelDraft = ({ project, replaces, onClose }: ModelDialogProps) => {
  const station = useStation()
  const task = useTask()
  const [draft, setDraft] = useState<Draft | null>(null)
  const { projectId } = project
  const pick = () =>
    task.run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'model' })
      if (!picked) return
      const found = await station.models.inspect({ projectId, folder: picked.folder })
      setDraft({ picked, found, classIds: found.classes.map(({ classId }) => classId) })
    })
  const add = async () => {
    if (!draft) return
    const { picked, classIds } = draft
    const plan = { projectId, folder: picked.folder, classIds: [...classIds], replaces: replaces?.modelId ?? null }
    if (await task.run(() => station.models.add(plan))) onClose()
  }
  return { task, draft, setDraft, pick, add }
}

/** Takes a model into a project: tries it out, asks which class is which, then seals it. */
export const ModelDialog = (props: ModelDialogProps) => {
  const { task, draft, setDraft, pick, add } = useModelDraft(props)
  const hint = useHints()
  const { project, replaces } = props
  const wanted = draft?.classIds.some((classId) => classId !== null) ?? false
  const isReady = draft !== null && (draft.found.kind === 'promptable' || wanted)
  return (
    <TaskDialog
      title={replaces ? `Replace “${replaces.name}”` : `Add a model to “${project.name}”`}
      error={task.error}
      busy={task.busy}
      submit={draft ? 'Add model' : 'Choose folder…'}
      keys={hint('dialog.confirm')}
      canSubmit={!draft || isReady}
      onSubmit={() => void (draft ? add() : pick())}
      onClose={props.onClose}
    >
      {draft ? (
        <ModelForm {...{ project, draft }} onChange={setDraft} onPick={() => void pick()} />
      ) : (
        <p className="t2">
          Choose a folder with a model.json and the ONNX files that it names, 512 MB at most. The model is tried out on
          this machine before it is taken. It is encrypted for the project, runs on the annotators’ machines, and
          nothing that it sees leaves them.
        </p>
      )}
    </TaskDialog>
  )
}

const kindWords: Readonly<Record<Inspected['kind'], string>> = {
  detector: 'Suggests boxes',
  promptable: 'Outlines what is pointed at',
}

interface FormProps {
  readonly project: ProjectDetail
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

const ModelForm = (props: FormProps & { readonly onPick: () => void }) => {
  const { found } = props.draft
  return (
    <>
      <div className="row">
        <b className="ell">{found.name}</b>
        <span className="t3">{formatSize(found.sizeBytes)}</span>
        <Button size="compact-xs" className="end" onClick={props.onPick}>
          Choose another…
        </Button>
      </div>
      <p>
        {kindWords[found.kind]}. Loading took {Math.round(found.loadMs)} ms here, one picture {Math.round(found.runMs)}{' '}
        ms.
        {found.licence !== '' && ` Terms: ${found.licence}`}
      </p>
      {found.classes.length > 0 && <ClassChoice {...props} />}
    </>
  )
}

const ClassChoice = ({ project, draft, onChange }: FormProps) => {
  const options = project.ontology.classes
    .filter(({ kinds, retired }) => !retired && kinds.includes('box'))
    .map(({ id, name }) => ({ value: id, label: name }))
  const choose = (place: number, id: ClassId | null) =>
    onChange({ ...draft, classIds: draft.classIds.map((old, at) => (at === place ? id : old)) })
  return (
    <>
      <p className="t2">
        The model knows {formatPlural(draft.found.classes.length, 'class', 'classes')}. Say which class of the project
        each one is; what nobody wants stays out.
      </p>
      {draft.found.classes.map(({ name }, at) => (
        <Select
          key={name + String(at)}
          label={name}
          data={options}
          value={draft.classIds[at] ?? null}
          placeholder="Not wanted"
          clearable
          clearButtonProps={{ 'aria-label': `Leave ${name} out` }}
          onChange={(id) => choose(at, id)}
        />
      ))}
    </>
  )
}
