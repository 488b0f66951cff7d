import { useCallback, useMemo, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useActions } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { Card } from '../../ui/card.tsx'
import { formatDue } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { dayAfter } from './assignment-draft.ts'
import { ClassEditor } from './class-editor.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { firstProject, readProject, type ProjectDraft, type ProjectProblems } from './project-draft.ts'

export interface NewProjectProps {
  readonly onCancel: () => void
  readonly onCreated: (projectId: string) => void
}

const useNewProject = ({ onCancel, onCreated }: NewProjectProps) => {
  const station = useStation()
  const { run, busy, error } = useTask()
  const [draft, setDraft] = useState(firstProject)
  const [tried, setTried] = useState(false)
  const read = useMemo(() => readProject(draft), [draft])
  const create = useCallback(async () => {
    setTried(true)
    if (!('input' in read)) return
    const made = await run(() => station.projects.create(read.input))
    if (made) onCreated(made.projectId)
  }, [read, run, station, onCreated])
  useActions(
    useMemo(
      () => [
        { id: 'new-project.create', run: () => void create() },
        { id: 'new-project.cancel', run: onCancel },
      ],
      [create, onCancel],
    ),
  )
  const problems: ProjectProblems = tried && 'problems' in read ? read.problems : {}
  return { draft, setDraft, busy, error, problems, create }
}

/** Writes a project: whose it is, what people may label, and what its devices must do. */
export const NewProject = (props: NewProjectProps) => {
  const { draft, setDraft, busy, error, problems, create } = useNewProject(props)
  return (
    <div className="projects-page new-project">
      <PageHead
        title="New project"
        actions={
          <>
            <Button size="sm" onClick={props.onCancel} disabled={busy}>
              Cancel
            </Button>
            <Button
              size="sm"
              variant="filled"
              loading={busy}
              onClick={() => void create()}
              rightSection={<ActionKey id="new-project.create" />}
            >
              Sign and create
            </Button>
          </>
        }
      />
      {error && <ErrorNote error={error} />}
      <div className="new-project-parts">
        <div className="col new-project-side">
          <NamesCard draft={draft} problems={problems} onChange={setDraft} />
          <Card title="Rules for devices">
            <PolicyFields
              draft={draft.policy}
              problems={problems.policy ?? {}}
              onChange={(policy) => setDraft({ ...draft, policy })}
            />
          </Card>
        </div>
        <ClassEditor
          classes={draft.classes}
          problems={problems.classes ?? []}
          onChange={(classes) => setDraft({ ...draft, classes })}
        />
      </div>
    </div>
  )
}

const NamesCard = (props: {
  readonly draft: ProjectDraft
  readonly problems: ProjectProblems
  readonly onChange: (draft: ProjectDraft) => void
}) => {
  const { draft, problems, onChange } = props
  const nowMs = useNow()
  const due = draft.dueDay === '' ? null : new Date(`${draft.dueDay}T18:00`)
  return (
    <Card title="Project">
      <div className="col fields card-body">
        <TextInput
          label="Name"
          autoFocus
          maxLength={80}
          value={draft.name}
          error={problems.name}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label="Client"
          maxLength={80}
          value={draft.client}
          error={problems.client}
          onChange={(event) => onChange({ ...draft, client: event.currentTarget.value })}
        />
        <TextInput
          label="Due"
          type="date"
          description={due ? formatDue(due.toISOString(), nowMs) : 'Leave it empty when there is no date.'}
          value={draft.dueDay}
          min={dayAfter(nowMs, 0)}
          error={problems.due}
          onChange={(event) => onChange({ ...draft, dueDay: event.currentTarget.value })}
        />
      </div>
    </Card>
  )
}
