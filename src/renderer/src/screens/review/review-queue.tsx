import { useCallback, useMemo, useState } from 'react'
import { Button } from '@mantine/core'
import type { ReviewRow } from '../../../../shared/ipc/review.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatCount, formatMoment, formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useRoute } from '../route.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { groupQueue, type QueueGroup } from './queue-groups.ts'

const useQueueActions = (
  rows: readonly ReviewRow[],
  at: number,
  to: { readonly move: (at: number) => void; readonly open: (row: ReviewRow) => void },
) => {
  const { move, open } = to
  useActions(
    useMemo(() => {
      const step = (by: number) => () => move(Math.min(Math.max(at + by, 0), Math.max(rows.length - 1, 0)))
      const row = rows[at]
      return [
        { id: 'review.open', enabled: row !== undefined, run: () => row && open(row) },
        { id: 'review.down', run: step(1) },
        { id: 'review.up', run: step(-1) },
      ]
    }, [rows, at, move, open]),
  )
}

/** What was delivered and waits for a decision, by project. */
export const ReviewQueue = () => {
  const station = useStation()
  const { go } = useRoute()
  const nowMs = useNow()
  const queue = useCall(() => station.review.queue({}), [station], [station.review.changed])
  const groups = useMemo(() => groupQueue(queue.value ?? []), [queue.value])
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups])
  const [at, setAt] = useState(0)
  const open = useCallback(
    (row: ReviewRow) => go({ screen: 'review', projectId: row.projectId, shardId: row.shardId }),
    [go],
  )
  useQueueActions(rows, at, { move: setAt, open })
  const waiting = groups.reduce((sum, group) => sum + group.waiting, 0)
  return (
    <div className="review-queue">
      <PageHead
        title="Review"
        fact={
          queue.value && (waiting === 0 ? 'Nothing waits for a decision' : `${formatPlural(waiting, 'item')} to decide`)
        }
      />
      {queue.error && <ErrorNote error={queue.error} onRetry={queue.reload} />}
      {queue.value && rows.length === 0 && (
        <EmptyState title="Nothing was delivered yet">
          When an annotator delivers finished items, they stand here until you accept or return them.
        </EmptyState>
      )}
      {groups.map((group) => (
        <GroupCard
          key={group.projectId}
          group={group}
          chosen={rows[at] ?? null}
          nowMs={nowMs}
          onChoose={(row) => setAt(rows.indexOf(row))}
          onOpen={open}
        />
      ))}
    </div>
  )
}

const GroupCard = (props: {
  readonly group: QueueGroup
  readonly chosen: ReviewRow | null
  readonly nowMs: number
  readonly onChoose: (row: ReviewRow) => void
  readonly onOpen: (row: ReviewRow) => void
}) => {
  const { group } = props
  return (
    <Card
      title={group.projectName}
      aside={group.waiting === 0 ? 'all decided' : `${formatCount(group.waiting)} waiting`}
    >
      <ul>
        {group.rows.map((row) => (
          <QueueRow
            key={`${row.shardId}:${row.deviceName}`}
            row={row}
            isChosen={row === props.chosen}
            nowMs={props.nowMs}
            onChoose={() => props.onChoose(row)}
            onOpen={() => props.onOpen(row)}
          />
        ))}
      </ul>
    </Card>
  )
}

const DecidedBar = ({ row }: { readonly row: ReviewRow }) => {
  const all = row.waiting + row.accepted + row.returned
  const share = (count: number) => (all === 0 ? 0 : count / all)
  return (
    <ProgressBar
      label={`${row.accepted} accepted, ${row.returned} returned, ${row.waiting} waiting`}
      parts={[
        { share: share(row.accepted), tone: 'ok' },
        { share: share(row.returned), tone: 'warn' },
      ]}
    />
  )
}

const QueueRow = (props: {
  readonly row: ReviewRow
  readonly isChosen: boolean
  readonly nowMs: number
  readonly onChoose: () => void
  readonly onOpen: () => void
}) => {
  const { row, nowMs, isChosen } = props
  return (
    <li className="queue-row" aria-current={isChosen || undefined} onMouseEnter={props.onChoose}>
      <b className="ell">{row.shardName}</b>
      <span className="row sm t2">
        <Avatar name={row.memberName} small />
        <span className="ell">
          {row.memberName} on {row.deviceName}
        </span>
      </span>
      <DecidedBar row={row} />
      <span className="num sm right">
        {formatCount(row.accepted)} accepted
        {row.returned > 0 && <span className="warn">, {formatCount(row.returned)} returned</span>}
      </span>
      <span className={row.waiting > 0 ? 'num sm right' : 'num sm right t3'}>{formatCount(row.waiting)} waiting</span>
      <span className="sm t3 right">delivered {formatMoment(row.lastDeliveredAt, nowMs)}</span>
      <span className="right">
        <Button
          variant={isChosen ? 'default' : 'subtle'}
          color="gray"
          onFocus={props.onChoose}
          onClick={props.onOpen}
          rightSection={isChosen && <ActionKey id="review.open" />}
        >
          {row.waiting > 0 ? 'Review' : 'Look'}
        </Button>
      </span>
    </li>
  )
}
