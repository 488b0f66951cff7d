import { useCallback, useMemo, useState } from 'react'
import { Button, Tabs, TextInput } from '@mantine/core'
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
import { DiscardNote } from './ontology/discard.tsx'
import { FileBar } from './ontology/file-bar.tsx'
import { OntologyEditor } from './ontology/ontology-editor.tsx'
import { problemsOf } from './ontology/problems.ts'
import { shownProblems } from './ontology/shown-problems.ts'
import { PolicyFields } from './policy-fields.tsx'
import { firstProject, readProject, type ProjectDraft, type ProjectProblems } from './project-draft.ts'

export interface NewProjectProps {
  readonly onCancel: () => void
  readonly onCreated: (projectId: string) => void
}

type Part = 'terms' | 'classes'

/** The part with the first thing to put right; the one that is open when it has one itself. */
const partToMend = (problems: ProjectProblems, open: Part): Part => {
  const { ontology, ...terms } = problems
  const wrong: readonly Part[] = [
    ...(Object.keys(terms).length > 0 ? (['terms'] as const) : []),
    ...(ontology ? (['classes'] as const) : []),
  ]
  return wrong.includes(open) ? open : (wrong[0] ?? open)
}

const useNewProject = ({ onCancel, onCreated }: NewProjectProps) => {
  const station = useStation()
  const { run, busy, error } = useTask()
  const [draft, setDraft] = useState(firstProject)
  const [tried, setTried] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [part, setPart] = useState<Part>('terms')
  const read = useMemo(() => readProject(draft), [draft])
  const create = useCallback(async () => {
    setTried(true)
    if (!('input' in read)) {
      setPart((open) => partToMend(read.problems, open))
      return
    }
    const made = await run(() => station.projects.create(read.input))
    if (made) onCreated(made.projectId)
  }, [read, run, station, onCreated])
  const cancel = useCallback(() => {
    if (draft === firstProject || isLeaving) onCancel()
    else setLeaving(true)
  }, [draft, isLeaving, onCancel])
  useActions(
    useMemo(
      () => [
        { id: 'new-project.create', run: () => void create() },
        { id: 'new-project.cancel', run: cancel },
      ],
      [create, cancel],
    ),
  )
  const problems: ProjectProblems = tried && 'problems' in read ? read.problems : {}
  return {
    draft,
    setDraft,
    busy,
    error,
    problems,
    create,
    cancel,
    isLeaving,
    setLeaving,
    part,
    setPart,
    tried,
    setTried,
  }
}

type NewProjectState = ReturnType<typeof useNewProject>

/** Writes a project: whose it is, what people may label, and what its devices must do. */
export const NewProject = (props: NewProjectProps) => {
  const state = useNewProject(props)
  const { draft, setDraft, error, problems, part } = state
  const { classes } = draft.ontology
  return (
    <div className="projects-page new-project">
      <PageHead title="New project" actions={<NewProjectButtons {...state} />} />
      {error && <ErrorNote error={error} />}
      {state.isLeaving && <DiscardNote onDiscard={props.onCancel} onKeep={() => state.setLeaving(false)} />}
      <Tabs
        value={part}
        keepMounted={false}
        className="project-tabs"
        onChange={(next) => next && state.setPart(next as Part)}
      >
        <Tabs.List>
          <Tabs.Tab value="terms">Project and rules</Tabs.Tab>
          <Tabs.Tab value="classes">
            Classes <span className="t3">{classes.length}</span>
            {problems.ontology && <span className="warn"> to put right</span>}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="terms" className="project-panel">
          <div className="new-project-parts">
            <NamesCard draft={draft} problems={problems} onChange={setDraft} />
            <Card title="Rules for devices">
              <PolicyFields
                draft={draft.policy}
                problems={problems.policy ?? {}}
                onChange={(policy) => setDraft({ ...draft, policy })}
              />
            </Card>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="classes" className="project-panel">
          <ClassesPart {...state} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

const ClassesPart = ({ draft, setDraft, tried, setTried }: NewProjectState) => {
  const problems = useMemo(() => problemsOf(draft.ontology), [draft.ontology])
  const change = (ontology: ProjectDraft['ontology']) => setDraft({ ...draft, ontology })
  return (
    <div className="new-project-classes">
      <FileBar
        draft={draft.ontology}
        before={null}
        isWhole={problems.size === 0}
        onTry={() => setTried(true)}
        onChange={change}
      />
      <OntologyEditor draft={draft.ontology} problems={shownProblems(problems, tried)} onChange={change} />
    </div>
  )
}

const NewProjectButtons = ({ busy, cancel, create }: NewProjectState) => (
  <>
    <Button size="sm" onClick={cancel} disabled={busy}>
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
)

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
