import { useMemo, useState } from 'react'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ProjectSummary } from '../../../../shared/ipc/projects.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatCount, formatDue, formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useRoute } from '../route.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { EndedProjects } from './ended-projects.tsx'

const kindNames = { image: 'Image', text: 'Text', 'image-text': 'Image + text' } as const
const stateWords = { active: null, wiping: 'wiping', completed: 'completed' } as const

const useListActions = (props: {
  readonly rows: readonly ProjectSummary[]
  readonly at: number
  readonly setAt: (at: number) => void
  readonly open: (row: ProjectSummary) => void
  readonly onNew: () => void
}) => {
  const { rows, at, setAt, open, onNew } = props
  useActions(
    useMemo(() => {
      const move = (step: number) => () => setAt(Math.min(Math.max(at + step, 0), rows.length - 1))
      const row = rows[at]
      return [
        { id: 'projects.new', run: onNew },
        { id: 'projects.next', run: move(1) },
        { id: 'projects.previous', run: move(-1) },
        { id: 'projects.open', enabled: row !== undefined, run: () => row && open(row) },
      ]
    }, [rows, at, setAt, open, onNew]),
  )
}

/** Every project with how far it is. */
export const ProjectList = ({ onNew }: { readonly onNew: () => void }) => {
  const station = useStation()
  const { go } = useRoute()
  const nowMs = useNow()
  const list = useCall(() => station.projects.list({}), [station], [station.projects.changed])
  const rows = useMemo(() => list.value ?? [], [list.value])
  const [at, setAt] = useState(0)
  const open = useMemo(() => (row: ProjectSummary) => go({ screen: 'projects', projectId: row.projectId }), [go])
  useListActions({ rows, at, setAt, open, onNew })

  return (
    <div className="projects-page">
      <PageHead
        title="Projects"
        fact={list.value && formatPlural(rows.length, 'project')}
        actions={
          <Button
            size="sm"
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.6} />}
            rightSection={<ActionKey id="projects.new" />}
            onClick={onNew}
          >
            New project
          </Button>
        }
      />
      {list.error && <ErrorNote error={list.error} onRetry={list.reload} />}
      {list.value && rows.length === 0 && (
        <EmptyState title="There is no project yet">
          A project holds a client’s items, the classes people may give, and the rules for every device that opens it.
        </EmptyState>
      )}
      {rows.length > 0 && <ProjectTable rows={rows} at={at} nowMs={nowMs} onChoose={setAt} onOpen={open} />}
      <EndedProjects nowMs={nowMs} />
    </div>
  )
}

const ProjectTable = (props: {
  readonly rows: readonly ProjectSummary[]
  readonly at: number
  readonly nowMs: number
  readonly onChoose: (at: number) => void
  readonly onOpen: (row: ProjectSummary) => void
}) => (
  <Card className="scroll">
    <table className="table tall-table">
      <thead>
        <tr>
          <th>Project</th>
          <th>Client</th>
          <th>Kind</th>
          <th className="progress-column">Progress</th>
          <th className="n">Accepted</th>
          <th className="n">To review</th>
          <th className="n">Returned</th>
          <th>Due</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          <ProjectTableRow
            key={row.projectId}
            row={row}
            isChosen={index === props.at}
            nowMs={props.nowMs}
            onChoose={() => props.onChoose(index)}
            onOpen={() => props.onOpen(row)}
          />
        ))}
      </tbody>
    </table>
  </Card>
)

const ProjectTableRow = (props: {
  readonly row: ProjectSummary
  readonly isChosen: boolean
  readonly nowMs: number
  readonly onChoose: () => void
  readonly onOpen: () => void
}) => {
  const { row, nowMs } = props
  const late = row.state === 'active' && row.dueAt !== null && Date.parse(row.dueAt) < nowMs
  return (
    <tr aria-selected={props.isChosen} onClick={props.onOpen} onMouseEnter={props.onChoose}>
      <td>
        <span className="row">
          <Swatch colour={row.colour} />
          <button type="button" className="row-link" onFocus={props.onChoose} onClick={props.onOpen}>
            {row.name}
          </button>
          {stateWords[row.state] && <Tag tone={row.state === 'wiping' ? 'warn' : 'plain'}>{stateWords[row.state]}</Tag>}
        </span>
      </td>
      <td className="t2">{row.client}</td>
      <td className="t2">{row.kinds.map((kind) => kindNames[kind]).join(', ') || 'no items yet'}</td>
      <td className="progress-column">
        <DecisionBar {...row} />
      </td>
      <td className="n num">
        {formatCount(row.accepted)} / {formatCount(row.items)}
      </td>
      <td className="n num">{formatCount(row.waitingReview)}</td>
      <td className={row.returned > 0 ? 'n num warn' : 'n num'}>{formatCount(row.returned)}</td>
      <td className={late ? 'warn' : 't2'}>
        {row.dueAt === null || row.state !== 'active' ? '' : formatDue(row.dueAt, nowMs)}
      </td>
    </tr>
  )
}
