import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ModelRow } from '../../../../shared/ipc/models.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { useTask } from '../../station/use-task.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatPlural, formatSize } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { SuggestionsCard } from './suggestions-card.tsx'
import type { TabProps } from './tab-props.ts'

const roleWords = ({ kind, classes }: ModelRow): string => {
  if (kind === 'promptable') return 'Outlines what is pointed at'
  const wanted = classes.filter(({ classId }) => classId !== null).length
  return `Suggests boxes of ${formatPlural(wanted, 'class', 'classes')}`
}

/** What helps the annotators of a project: its models, and suggestions that are laid on the items. */
export const ModelsTab = ({ project }: TabProps) => {
  const station = useStation()
  const { projectId } = project
  const models = useCall(() => station.models.list({ projectId }), [station, projectId], [station.models.changed])
  const [adding, setAdding] = useState<{ replaces: ModelRow | null } | null>(null)
  const task = useTask()
  const mayChange = project.state === 'active'
  const add = (
    <Button disabled={!mayChange} onClick={() => setAdding({ replaces: null })}>
      Add a model…
    </Button>
  )
  return (
    <>
      {models.error && <ErrorNote error={models.error} onRetry={models.reload} />}
      {task.error && <ErrorNote error={task.error} />}
      {models.value?.length === 0 ? (
        <EmptyState title="No models yet" actions={add}>
          A model suggests boxes or outlines what annotators point at. It runs on their machines, offline, and goes with
          the project.
        </EmptyState>
      ) : (
        <Card className="scroll">
          <ModelTable
            models={models.value ?? []}
            busy={task.busy || !mayChange}
            onReplace={(model) => setAdding({ replaces: model })}
            onRemove={({ modelId }) => void task.run(() => station.models.remove({ projectId, modelId }))}
          />
          <div className="row card-body">{add}</div>
        </Card>
      )}
      <SuggestionsCard project={project} />
      {adding && <ModelDialog project={project} replaces={adding.replaces} onClose={() => setAdding(null)} />}
    </>
  )
}

const quiet = { size: 'compact-xs', variant: 'subtle', color: 'gray' } as const

const ModelTable = (props: {
  readonly models: readonly ModelRow[]
  readonly busy: boolean
  readonly onReplace: (model: ModelRow) => void
  readonly onRemove: (model: ModelRow) => void
}) => (
  <table className="table">
    <thead>
      <tr>
        <th>Model</th>
        <th>What it does</th>
        <th>Terms</th>
        <th className="n">Size</th>
        <th aria-label="Actions" />
      </tr>
    </thead>
    <tbody>
      {props.models.map((model) => (
        <tr key={model.modelId}>
          <td>
            <b>{model.name}</b>
          </td>
          <td>{roleWords(model)}</td>
          <td className="t2 ell">{model.licence || 'not stated'}</td>
          <td className="n num t2">{formatSize(model.sizeBytes)}</td>
          <td className="n">
            <Button {...quiet} disabled={props.busy} onClick={() => props.onReplace(model)}>
              Replace…
            </Button>
            <Button {...quiet} disabled={props.busy} onClick={() => props.onRemove(model)}>
              Remove
            </Button>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
