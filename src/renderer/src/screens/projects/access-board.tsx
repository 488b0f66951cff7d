import { useMemo, useRef, type KeyboardEvent } from 'react'
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { formatDay } from '../../ui/format.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { BoardLine, WeekHead } from './board-line.tsx'
import { boardRows, isLive, type BoardRow } from './board.ts'
import { weekOf, type Week } from './week.ts'
import './board.css'

export interface AccessBoardProps {
  readonly project: ProjectDetail
  readonly nowMs: number
  /** Which line is chosen, and how many weeks the board is moved. Held by the page, so that its keys act on them. */
  readonly chosen: string | null
  readonly weekShift: number
  readonly onChoose: (row: BoardRow) => void
  readonly onShift: (weeks: number) => void
  readonly onAssign: (row: BoardRow) => void
  readonly onRevoke: (row: BoardRow) => void
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }

/** Who can open what, until when: one line per assignment, and one for each shard that nobody can label. */
export const AccessBoard = (props: AccessBoardProps) => {
  const { project, nowMs, chosen, weekShift } = props
  const week = useMemo(() => weekOf(nowMs, weekShift), [nowMs, weekShift])
  const rows = useMemo(() => boardRows(project, nowMs), [project, nowMs])
  const grid = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === chosen),
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    const row = rows[at]
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
      props.onShift(weekShift + (event.key === 'ArrowLeft' ? -1 : 1))
    else if (event.code === 'KeyR' && event.shiftKey && row?.assignment) props.onRevoke(row)
    else if (step !== undefined) {
      const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)]
      if (!next) return
      props.onChoose(next)
      grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.key)}"]`)?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Card
      className="board-card"
      title={<BoardTitle week={week} nowMs={nowMs} shifted={weekShift !== 0} onToday={() => props.onShift(0)} />}
      aside={<BoardKeys />}
    >
      <div className="board" role="grid" aria-label="Who can open what, until when" ref={grid} onKeyDown={onKeyDown}>
        <div className="board-row board-head" role="row">
          <span role="columnheader">Shard</span>
          <span role="columnheader">Person</span>
          <span role="columnheader">Delivered</span>
          <WeekHead week={week} nowMs={nowMs} />
          <span role="columnheader" aria-label="Actions" />
        </div>
        {rows.map((row, index) => (
          <BoardRowView key={row.key} row={row} week={week} isChosen={index === at} {...props} />
        ))}
      </div>
    </Card>
  )
}

const BoardTitle = (props: {
  readonly week: Week
  readonly nowMs: number
  readonly shifted: boolean
  readonly onToday: () => void
}) => {
  const day = (ms: number) => formatDay(new Date(ms).toISOString(), props.nowMs)
  return (
    <>
      <h2>Who can open what, until when</h2>
      <span className="t3 sm">
        {day(props.week.startMs)} to {day(props.week.dayStartsMs[6] ?? props.week.startMs)}
      </span>
      {props.shifted && (
        <Button size="compact-xs" variant="subtle" onClick={props.onToday}>
          This week
        </Button>
      )}
    </>
  )
}

const BoardKeys = () => {
  const show = useShowKeys()
  return (
    <>
      <KeyCap keys={show('ArrowLeft')} /> <KeyCap keys={show('ArrowRight')} /> week <KeyCap keys={show('Shift+R')} />{' '}
      revoke
    </>
  )
}

const BoardRowView = ({
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
      <span role="gridcell" className="num t2">
        {row.delivered}/{row.items}
      </span>
      <span role="gridcell" className="board-line">
        <BoardLine bar={row.bar} week={week} nowMs={board.nowMs} />
      </span>
      <span role="gridcell" className="board-tail">
        <RowAction row={row} isChosen={isChosen} onAssign={board.onAssign} onRevoke={board.onRevoke} />
      </span>
    </div>
  )
}

const RowAction = ({
  row,
  isChosen,
  onAssign,
  onRevoke,
}: Pick<AccessBoardProps, 'onAssign' | 'onRevoke'> & { readonly row: BoardRow; readonly isChosen: boolean }) => {
  if (!row.assignment)
    return (
      <Button size="compact-xs" onClick={() => onAssign(row)} tabIndex={isChosen ? 0 : -1}>
        Assign
      </Button>
    )
  if (!isLive(row.assignment)) return null
  return (
    <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onRevoke(row)} tabIndex={isChosen ? 0 : -1}>
      Revoke
    </Button>
  )
}
