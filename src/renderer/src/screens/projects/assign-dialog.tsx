import { useState } from 'react'
import { Select } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { MemberRow } from '../../../../shared/ipc/members.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { assigneesIn } from './assignees.ts'
import { AssignTerms } from './assign-terms.tsx'
import {
  assignmentWords,
  firstAssignment,
  readAssignment,
  type AssignmentDraft,
  type AssignmentProblems,
} from './assignment-draft.ts'
import { ShardPicker } from './shard-picker.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { useTask } from '../../station/use-task.ts'

export interface AssignDialogProps {
  readonly project: ProjectDetail
  readonly nowMs: number
  /** The shards that are chosen at first. */
  readonly shardIds: readonly string[]
  readonly onClose: () => void
}

const useAssignment = ({ project, nowMs, shardIds, onClose }: AssignDialogProps) => {
  const station = useStation()
  const task = useTask()
  const members = useCall(() => station.members.list({}), [station], [station.members.changed])
  const [draft, setDraft] = useState(() => firstAssignment(nowMs, shardIds))
  const [tried, setTried] = useState(false)
  const people = assigneesIn(members.value ?? [])
  const person = people.find((member) => member.deviceId === draft.deviceId) ?? null
  const read = readAssignment({ ...draft, deviceId: person?.deviceId ?? null }, nowMs)
  const submit = async () => {
    setTried(true)
    if (!('terms' in read) || !person) return
    const shards = project.shards.filter((shard) => draft.shardIds.includes(shard.shardId))
    const done = await task.run(() =>
      station.projects.assign({
        projectId: project.projectId,
        shardIds: shards.map((shard) => shard.shardId),
        deviceId: person.deviceId,
        role: 'annotate',
        ...read.terms,
      }),
    )
    if (done) onClose()
  }
  return {
    task,
    members,
    draft,
    setDraft,
    people,
    person,
    read,
    submit,
    problems: tried && 'problems' in read ? read.problems : {},
  }
}

/** Gives shards to one member on one device, for a time. */
export const AssignDialog = (props: AssignDialogProps) => {
  const { task, members, draft, setDraft, people, person, read, submit, problems } = useAssignment(props)
  const { project, nowMs } = props
  const hint = useHints()
  return (
    <TaskDialog
      title={`Assign from “${project.name}”`}
      error={task.error}
      busy={task.busy}
      submit="Assign"
      keys={hint('dialog.confirm')}
      canSubmit
      size={820}
      onSubmit={() => void submit()}
      onClose={props.onClose}
    >
      <div className="assign-grid">
        <ShardPicker
          shards={project.shards}
          chosen={draft.shardIds}
          problem={problems.shards}
          onChange={(shardIds) => setDraft({ ...draft, shardIds })}
        />
        <div className="col assign-fields">
          {members.error && <ErrorNote error={members.error} />}
          <PersonFields
            draft={draft}
            people={people}
            problems={problems}
            loaded={members.value !== null}
            onChange={setDraft}
          />
          <AssignTerms draft={draft} problems={problems} nowMs={nowMs} onChange={setDraft} />
          {'terms' in read && person && (
            <Consequence project={project} draft={draft} person={person} terms={read.terms} nowMs={nowMs} />
          )}
        </div>
      </div>
    </TaskDialog>
  )
}

const PersonFields = (props: {
  readonly draft: AssignmentDraft
  readonly people: readonly MemberRow[]
  readonly problems: AssignmentProblems
  readonly loaded: boolean
  readonly onChange: (draft: AssignmentDraft) => void
}) => {
  const { draft, people, onChange } = props
  return (
    <>
      <Select
        label="Person and device"
        placeholder="Choose"
        searchable
        data-autofocus
        value={draft.deviceId}
        onChange={(deviceId) => onChange({ ...draft, deviceId })}
        error={props.problems.device}
        disabled={people.length === 0}
        nothingFoundMessage="Nobody by that name"
        data={people.map((member) => ({
          value: member.deviceId,
          label: `${member.memberName} · ${member.deviceName}`,
        }))}
      />
      {props.loaded && people.length === 0 && (
        <Note tone="warn">No other device of an annotator is enrolled. An admin can approve one under Members.</Note>
      )}
    </>
  )
}

const Consequence = (props: {
  readonly project: ProjectDetail
  readonly draft: AssignmentDraft
  readonly person: MemberRow
  readonly terms: Extract<ReturnType<typeof readAssignment>, { terms: unknown }>['terms']
  readonly nowMs: number
}) => {
  const { draft, person, terms } = props
  const shards = props.project.shards.filter((shard) => draft.shardIds.includes(shard.shardId))
  const items = shards.reduce((sum, shard) => sum + shard.items, 0)
  const sentences = assignmentWords(person, { ...terms, shards: shards.length, items }, props.nowMs)
  return (
    <Note tone="acc">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Note>
  )
}
