import { Button, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { SuggestionReport } from '../../../../shared/ipc/suggestions.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { formatCount, formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'

type Picked = NonNullable<Awaited<ReturnType<StationClient['dialogs']['pickFile']>>>

interface Draft {
  readonly picked: Picked
  readonly name: string
  /** What has no score counts as certain. */
  readonly isCertain: boolean
  readonly found: SuggestionReport
}

const longestName = 64
const nameOf = (fileName: string): string => fileName.replace(/\.\w+$/, '').slice(0, longestName)

const useDraft = (project: ProjectDetail, onClose: () => void) => {
  const station = useStation()
  const task = useTask()
  const [draft, setDraft] = useState<Draft | null>(null)
  const { projectId } = project
  const sourceOf = ({ picked, isCertain }: Pick<Draft, 'picked' | 'isCertain'>) => ({
    projectId,
    file: picked.file,
    shardIds: null,
    scoreWhenMissing: isCertain ? 1 : null,
  })
  const look = (next: Omit<Draft, 'found'>) =>
    task.run(async () => setDraft({ ...next, found: await station.suggestions.inspect(sourceOf(next)) }))
  const pick = () =>
    task.run(async () => {
      const picked = await station.dialogs.pickFile({ purpose: 'suggestions' })
      if (!picked) return
      const next = { picked, name: nameOf(picked.name), isCertain: false }
      setDraft({ ...next, found: await station.suggestions.inspect(sourceOf(next)) })
    })
  const add = async () => {
    if (!draft) return
    const plan = { ...sourceOf(draft), name: draft.name.trim() }
    if (await task.run(() => station.suggestions.add(plan))) onClose()
  }
  return { task, draft, setDraft, look, pick, add }
}

/** Takes suggestions from a file: says first what fits, then seals it beside the shards. */
export const SuggestionsDialog = (props: { readonly project: ProjectDetail; readonly onClose: () => void }) => {
  const { task, draft, setDraft, look, pick, add } = useDraft(props.project, props.onClose)
  const hint = useHints()
  const isReady = draft !== null && draft.found.labels > 0 && draft.name.trim() !== ''
  return (
    <TaskDialog
      title={`Provide suggestions for “${props.project.name}”`}
      error={task.error}
      busy={task.busy}
      submit={draft ? 'Provide' : 'Choose file…'}
      keys={hint('dialog.confirm')}
      canSubmit={!draft || isReady}
      onSubmit={() => void (draft ? add() : pick())}
      onClose={props.onClose}
    >
      {draft ? (
        <SuggestionsForm
          draft={draft}
          busy={task.busy}
          onName={(name) => setDraft({ ...draft, name })}
          onCertain={(isCertain) => void look({ ...draft, isCertain })}
          onPick={() => void pick()}
        />
      ) : (
        <p className="t2">
          Choose a COCO file with scores (boxes, outlines, masks, keypoints) or JSON Lines as they are exported here.
          Items are found by their names. What fits is encrypted with the shards; annotators accept or reject it. You
          see what was found before anything is taken.
        </p>
      )}
    </TaskDialog>
  )
}

const SuggestionsForm = (props: {
  readonly draft: Draft
  readonly busy: boolean
  readonly onName: (name: string) => void
  readonly onCertain: (isCertain: boolean) => void
  readonly onPick: () => void
}) => {
  const { picked, name, isCertain, found } = props.draft
  return (
    <>
      <div className="row">
        <b className="ell">{picked.name}</b>
        <Button size="compact-xs" className="end" onClick={props.onPick}>
          Choose another…
        </Button>
      </div>
      {found.labels === 0 ? (
        <Note tone="warn">Nothing in this file fits the items and classes of the project.</Note>
      ) : (
        <Found shards={found.shards} />
      )}
      <TextInput
        label="Where they come from"
        description="Annotators read it beside the suggestions."
        value={name}
        maxLength={longestName}
        onChange={(event) => props.onName(event.currentTarget.value)}
      />
      <Switch
        label="Take what has no score as certain"
        checked={isCertain}
        disabled={props.busy}
        onChange={(event) => props.onCertain(event.currentTarget.checked)}
      />
      <NotTaken leftOut={found.leftOut} />
    </>
  )
}

const Found = ({ shards }: Pick<SuggestionReport, 'shards'>) => (
  <table className="table">
    <thead>
      <tr>
        <th>Shard</th>
        <th className="n">Suggestions</th>
        <th className="n">On</th>
        <th>In place of</th>
      </tr>
    </thead>
    <tbody>
      {shards.map((row) => (
        <tr key={row.shardId}>
          <td>
            <b>{row.shardName}</b>
          </td>
          <td className="n num">{formatCount(row.labels)}</td>
          <td className="n num t2">{formatPlural(row.items, 'item')}</td>
          <td className="t2 ell">{row.replaces ?? ''}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const NotTaken = ({ leftOut }: Pick<SuggestionReport, 'leftOut'>) => {
  if (leftOut.length === 0) return null
  const count = leftOut.reduce((sum, row) => sum + row.count, 0)
  return (
    <section className="left-out" aria-label="Left out">
      <h3>{formatCount(count)} left out</h3>
      <ul className="scroll left-out-list">
        {leftOut.map((row) => (
          <li key={row.reason} className="row sm">
            <span className="grow">
              {formatCount(row.count)}: {row.reason}
            </span>
            <span className="t2 ell">{row.examples.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
