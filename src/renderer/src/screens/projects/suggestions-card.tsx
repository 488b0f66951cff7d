import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SuggestionSetRow } from '../../../../shared/ipc/suggestions.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { useTask } from '../../station/use-task.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { SuggestionsDialog } from './suggestions-dialog.tsx'
import type { TabProps } from './tab-props.ts'

/** Suggestions that the lead provides for shards: what is there, and how it comes and goes. */
export const SuggestionsCard = ({ project }: Pick<TabProps, 'project'>) => {
  const station = useStation()
  const { projectId } = project
  const sets = useCall(
    () => station.suggestions.list({ projectId }),
    [station, projectId],
    [station.suggestions.changed, station.projects.changed],
  )
  const [adding, setAdding] = useState(false)
  const task = useTask()
  const mayChange = project.state === 'active'
  const rows = sets.value ?? []
  return (
    <Card className="scroll" title="Suggestions from a file">
      {sets.error && <ErrorNote error={sets.error} onRetry={sets.reload} />}
      {task.error && <ErrorNote error={task.error} />}
      {rows.length === 0 ? (
        <p className="t2 card-body">
          What a model or an earlier project found can be laid on the items. Annotators accept or reject it; until then
          it counts for nothing.
        </p>
      ) : (
        <SetTable
          rows={rows}
          busy={task.busy || !mayChange}
          onRemove={({ setId }) => void task.run(() => station.suggestions.remove({ projectId, setId }))}
        />
      )}
      <div className="row card-body">
        <Button disabled={!mayChange || project.shards.length === 0} onClick={() => setAdding(true)}>
          Provide suggestions…
        </Button>
      </div>
      {adding && <SuggestionsDialog project={project} onClose={() => setAdding(false)} />}
    </Card>
  )
}

const SetTable = (props: {
  readonly rows: readonly SuggestionSetRow[]
  readonly busy: boolean
  readonly onRemove: (row: SuggestionSetRow) => void
}) => (
  <table className="table">
    <thead>
      <tr>
        <th>Shard</th>
        <th>From</th>
        <th className="n">Suggestions</th>
        <th className="n">On</th>
        <th aria-label="Actions" />
      </tr>
    </thead>
    <tbody>
      {props.rows.map((row) => (
        <tr key={row.setId}>
          <td>
            <b>{row.shardName}</b>
          </td>
          <td className="ell">{row.name}</td>
          <td className="n num">{formatCount(row.labels)}</td>
          <td className="n num t2">{formatPlural(row.items, 'item')}</td>
          <td className="n">
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              disabled={props.busy}
              aria-label={`Remove the suggestions of ${row.shardName}`}
              onClick={() => props.onRemove(row)}
            >
              Remove
            </Button>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
