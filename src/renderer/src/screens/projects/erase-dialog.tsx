import { useState } from 'react'
import { Select, TextInput } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { EraseMeans, EraseOutcome, type Erased } from '../../ui/erase-words.tsx'
import { formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { isLive } from './board.ts'
import { HoldForbids } from './demand-words.tsx'
import { readItemNumbers } from '../../../../shared/item-numbers.ts'

type Shard = ProjectDetail['shards'][number]

const useErase = (project: ProjectDetail, shard: Shard | undefined) => {
  const station = useStation()
  const task = useTask()
  const [numbers, setNumbers] = useState('')
  const [erased, setErased] = useState<Erased | null>(null)
  const read = readItemNumbers(numbers, shard?.items ?? 0)
  const run = async () => {
    if (!shard || 'problem' in read) return
    const { projectId } = project
    const { shardId, erased: before } = shard
    const done = await task.run(() => station.projects.eraseItems({ projectId, shardId, indexes: [...read.indexes] }))
    if (!done) return
    const after = await station.projects.show({ projectId }).catch(() => null)
    const now = after?.shards.find((entry) => entry.shardId === shardId)?.erased
    setErased({ ...done, items: now === undefined ? read.indexes.length : now - before })
  }
  return { task, numbers, setNumbers, read, erased, run }
}

/** Erases items of a shard by their numbers, after saying what that means. */
export const EraseDialog = (props: {
  readonly project: ProjectDetail
  readonly shardId: string | null
  readonly onClose: () => void
}) => {
  const { project } = props
  const [shardId, setShardId] = useState<string | null>(props.shardId ?? project.shards[0]?.shardId ?? null)
  const shard = project.shards.find((entry) => entry.shardId === shardId)
  const state = useErase(project, shard)
  const { task, read, erased } = state
  const hint = useHints()
  const isHeld = project.holds.length > 0
  const verb = 'indexes' in read ? `Erase ${formatPlural(read.indexes.length, 'item')} for good` : 'Erase'
  return (
    <TaskDialog
      title={erased ? 'Erased' : 'Erase items'}
      error={task.error}
      busy={task.busy}
      submit={erased || isHeld ? null : verb}
      keys={hint('dialog.confirm')}
      canSubmit={shard !== undefined && 'indexes' in read}
      isFinal
      size={520}
      onSubmit={() => void state.run()}
      onClose={props.onClose}
    >
      {erased && shard ? (
        <EraseOutcome shardName={shard.name} erased={erased} />
      ) : isHeld ? (
        <HoldForbids project={project} what="Items cannot be erased" />
      ) : (
        <EraseFields project={project} shard={shard} state={state} onShard={setShardId} />
      )}
    </TaskDialog>
  )
}

const EraseFields = (props: {
  readonly project: ProjectDetail
  readonly shard: Shard | undefined
  readonly state: ReturnType<typeof useErase>
  readonly onShard: (shardId: string | null) => void
}) => {
  const { project, shard } = props
  const { numbers, setNumbers, read } = props.state
  return (
    <>
      <Select
        label="Shard"
        data={project.shards.map((entry) => ({ value: entry.shardId, label: entry.name }))}
        value={shard?.shardId ?? null}
        allowDeselect={false}
        onChange={props.onShard}
      />
      <TextInput
        label="Item numbers"
        description={`From 1 to ${String(shard?.items ?? 0)}, as the workbench counts them. For example 18 or 3, 5-7.`}
        data-autofocus
        autoComplete="off"
        value={numbers}
        error={numbers.trim() !== '' && 'problem' in read ? read.problem : undefined}
        onChange={(event) => setNumbers(event.currentTarget.value)}
      />
      {shard && <EraseMeans shardName={shard.name} assignments={shard.assignments.filter(isLive).length} />}
      {shard && shard.erased > 0 && (
        <Note>
          {formatPlural(shard.erased, 'item')} of it {shard.erased === 1 ? 'was' : 'were'} erased before. The numbers of
          the others stay.
        </Note>
      )}
    </>
  )
}
