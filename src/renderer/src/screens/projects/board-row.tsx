import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import type { Assignment } from '../../../../shared/ipc/projects.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { AccessBoardProps } from './access-board-props.ts'
import { BoardLine } from './board-line.tsx'
import { isLive, type BoardRow } from './board.ts'
import type { Week } from './week.ts'

/** One line of the board: shard, person, what was delivered, the week, and what can be done. */
export const BoardRowView = ({
  row,
  week,
  isChosen,
  ...board
}: AccessBoardProps & { readonly row: BoardRow; readonly week: Week; readonly isChosen: boolean }) => {
  const { assignment } = row
  return (
    <div
      className="board-row"
      role="row"
      data-row={row.key}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      onClick={() => board.onChoose(row)}
      onFocus={() => board.onChoose(row)}
    >
      <span role="rowheader">
        <b className="ell">{row.shardName}</b>
      </span>
      <PersonCell assignment={assignment} />
      <span role="gridcell" className="num t2">
        {row.delivered}/{row.items}
      </span>
      <span role="gridcell" className="board-line">
        <BoardLine bar={row.bar} week={week} nowMs={board.nowMs} />
      </span>
      <span role="gridcell" className="board-tail">
        <RowAction
          row={row}
          isChosen={isChosen}
          isOpen={board.project.state === 'active'}
          onAssign={board.onAssign}
          onRevoke={board.onRevoke}
        />
      </span>
    </div>
  )
}

const PersonCell = ({ assignment }: { readonly assignment: Assignment | null }) => (
  <span role="gridcell">
    {assignment ? (
      <>
        <Avatar name={assignment.memberName} small />
        <span className="ell" title={`${assignment.memberName} on ${assignment.deviceName}`}>
          {assignment.memberName}
          {assignment.role === 'review' && ', reviews'}
        </span>
      </>
    ) : (
      <span className="row t3">
        <IconUserPlus size={14} stroke={1.6} aria-hidden /> nobody
      </span>
    )}
  </span>
)

const RowAction = ({
  row,
  isChosen,
  isOpen,
  onAssign,
  onRevoke,
}: Pick<AccessBoardProps, 'onAssign' | 'onRevoke'> & {
  readonly row: BoardRow
  readonly isChosen: boolean
  readonly isOpen: boolean
}) => {
  if (!row.assignment)
    return (
      <Button size="compact-xs" onClick={() => onAssign(row)} tabIndex={isChosen ? 0 : -1}>
        Assign
      </Button>
    )
  if (!isOpen || !isLive(row.assignment)) return null
  return (
    <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onRevoke(row)} tabIndex={isChosen ? 0 : -1}>
      Revoke
    </Button>
  )
}
