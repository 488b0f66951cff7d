import { useMemo, useRef, type KeyboardEvent } from 'react'
import { Button } from '@mantine/core'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { formatDay } from '../../ui/format.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import type { AccessBoardProps } from './access-board-props.ts'
import { WeekHead } from './board-line.tsx'
import { BoardRowView } from './board-row.tsx'
import { boardRows, isLive, type BoardRow } from './board.ts'
import { weekOf, type Week } from './week.ts'
import './board.css'

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

  const isRevocable = ({ assignment }: BoardRow) =>
    project.state === 'active' && assignment !== null && isLive(assignment)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    const row = rows[at]
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
      props.onShift(weekShift + (event.key === 'ArrowLeft' ? -1 : 1))
    else if (event.code === 'KeyR' && event.shiftKey && row && isRevocable(row)) props.onRevoke(row)
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
