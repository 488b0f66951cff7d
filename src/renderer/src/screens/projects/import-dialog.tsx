import { useState } from 'react'
import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import type { ProjectDetail, ProjectSummary } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { formatCount, formatPlural, formatSize } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { itemsIn, proposedShardSize, shardNameFrom, shardsFor } from './import-plan.ts'
import { LeftOut } from './left-out.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { TaskProgress } from './task-progress.tsx'
import { useTask } from '../../station/use-task.ts'

type Picked = NonNullable<Awaited<ReturnType<StationClient['dialogs']['pickFolder']>>>
type Inspection = Awaited<ReturnType<StationClient['projects']['inspectFolder']>>
type Outcome = Awaited<ReturnType<StationClient['projects']['importFolder']>>

interface ImportDraft {
  readonly picked: Picked
  readonly found: Inspection
  readonly shardName: string
  readonly itemsPerShard: number | string
}

const useImport = (project: Pick<ProjectSummary, 'projectId'>) => {
  const station = useStation()
  const task = useTask()
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [importing, setImporting] = useState(false)

  const pick = () =>
    task.run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'import' })
      if (!picked) return
      const found = await station.projects.inspectFolder({ folder: picked.folder })
      const itemsPerShard = proposedShardSize(itemsIn(found))
      setDraft({ picked, found, shardName: shardNameFrom(picked.name), itemsPerShard })
    })
  const run = async () => {
    if (!draft) return
    const { picked, shardName, itemsPerShard } = draft
    const { projectId } = project
    setImporting(true)
    const done = await task.run(() =>
      station.projects.importFolder({
        projectId,
        folder: picked.folder,
        shardName: shardName.trim(),
        itemsPerShard: Number(itemsPerShard),
      }),
    )
    setImporting(false)
    setOutcome(done)
  }
  return { task, draft, setDraft, outcome, importing, pick, run }
}

const isReady = (draft: ImportDraft | null): boolean =>
  draft !== null &&
  itemsIn(draft.found) > 0 &&
  draft.shardName.trim() !== '' &&
  Number.isInteger(draft.itemsPerShard) &&
  Number(draft.itemsPerShard) >= 1 &&
  Number(draft.itemsPerShard) <= 100_000

/** Takes a folder of images and texts into a project: looks first, says what is left out, then builds the shards. */
export const ImportDialog = ({
  project,
  onClose,
}: {
  readonly project: Pick<ProjectDetail, 'projectId' | 'name'>
  readonly onClose: () => void
}) => {
  const { task, draft, setDraft, outcome, importing, pick, run } = useImport(project)
  const hint = useHints()
  const submit = outcome ? null : draft ? 'Import' : 'Choose folder…'
  return (
    <TaskDialog
      title={outcome ? 'Imported' : `Import into “${project.name}”`}
      error={task.error}
      busy={task.busy}
      submit={submit}
      keys={hint('dialog.confirm')}
      canSubmit={!draft || isReady(draft)}
      onSubmit={() => void (draft ? run() : pick())}
      onClose={onClose}
    >
      {outcome ? (
        <ImportOutcome outcome={outcome} />
      ) : importing ? (
        <TaskProgress task="import" words="Reading, encrypting and handing over" />
      ) : draft ? (
        <ImportForm draft={draft} onChange={setDraft} onPick={() => void pick()} />
      ) : (
        <p className="t2">
          Choose a folder with images and texts. Each image and each text becomes an item; an image and a text with the
          same name become one. The folder itself stays as it is. You see what was found before anything is taken.
        </p>
      )}
    </TaskDialog>
  )
}

const foundWords = (found: Inspection): string =>
  [
    [found.images, 'image'] as const,
    [found.texts, 'text'] as const,
    [found.imageTexts, 'image with text', 'images with text'] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => formatPlural(count, one, many))
    .join(', ')

const ImportForm = (props: {
  readonly draft: ImportDraft
  readonly onChange: (draft: ImportDraft) => void
  readonly onPick: () => void
}) => {
  const { draft, onChange } = props
  const items = itemsIn(draft.found)
  const shards = shardsFor(items, Number(draft.itemsPerShard))
  return (
    <>
      <div className="row">
        <IconFolder size={16} stroke={1.6} aria-hidden />
        <b className="ell">{draft.picked.name}</b>
        <Button size="compact-xs" className="end" onClick={props.onPick}>
          Choose another…
        </Button>
      </div>
      {items === 0 ? (
        <Note tone="warn">This folder holds no image or text that can be imported.</Note>
      ) : (
        <>
          <p>
            {formatPlural(items, 'item')}: {foundWords(draft.found)}. {formatSize(draft.found.sizeBytes)}.
          </p>
          <ShardFields draft={draft} onChange={onChange} />
          <p className="t3 sm">
            Makes {formatPlural(shards, 'shard')}, encrypted under {shards === 1 ? 'a key of its own' : 'a key each'}. A
            shard is what you assign.
          </p>
        </>
      )}
      <LeftOut skipped={draft.found.skipped} noted={draft.found.noted} />
    </>
  )
}

const ShardFields = ({
  draft,
  onChange,
}: {
  readonly draft: ImportDraft
  readonly onChange: (draft: ImportDraft) => void
}) => (
  <div className="field-pair">
    <TextInput
      label="Name of the shards"
      value={draft.shardName}
      maxLength={60}
      onChange={(event) => onChange({ ...draft, shardName: event.currentTarget.value })}
      data-autofocus
    />
    <NumberInput
      label="Items per shard"
      value={draft.itemsPerShard}
      min={1}
      max={100_000}
      allowDecimal={false}
      onChange={(itemsPerShard) => onChange({ ...draft, itemsPerShard })}
    />
  </div>
)

const ImportOutcome = ({ outcome }: { readonly outcome: Outcome }) => (
  <>
    <table className="table">
      <thead>
        <tr>
          <th>Shard</th>
          <th className="n">Items</th>
          <th className="n">Size</th>
        </tr>
      </thead>
      <tbody>
        {outcome.shards.map((shard) => (
          <tr key={shard.shardId}>
            <td>
              <b>{shard.name}</b>
            </td>
            <td className="n">{formatCount(shard.items)}</td>
            <td className="n">{formatSize(shard.sizeBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <LeftOut skipped={outcome.skipped} noted={outcome.noted} />
  </>
)
