import type { DeviceOverview } from '../../../../shared/ipc/device.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatDay, formatClock, formatSize } from '../../ui/format.ts'
import { LeaseText } from '../../ui/lease-ring.tsx'
import { shutWords } from '../../ui/refusal-words.ts'
import { Tag } from '../../ui/tag.tsx'
import '../../ui/table.css'

type Holding = DeviceOverview['holdings'][number]

const until = (holding: Holding, nowMs: number): string =>
  holding.lease.endsAt === null
    ? 'No lease'
    : `${formatDay(holding.lease.endsAt, nowMs)} ${formatClock(holding.lease.endsAt)}`

const thenWords = (holding: Holding): string => {
  if (holding.lease.state === 'none') return ''
  if (holding.lease.endedBy === 'grant') return 'the assignment ends'
  return holding.lease.state === 'ended' ? 'renews with the next contact' : 'renews by itself when online'
}

const Row = ({ holding, nowMs }: { readonly holding: Holding; readonly nowMs: number }) => (
  <tr>
    <td>
      <b>{holding.name}</b>
    </td>
    <td className="t2">{holding.client}</td>
    <td>
      <LeaseText lease={holding.lease} nowMs={nowMs} words={until(holding, nowMs)} />
    </td>
    <td className="t2">
      {holding.shut ? (
        <Tag tone={holding.shut === 'NOT_YET' ? 'plain' : 'bad'}>{shutWords(holding.shut)}</Tag>
      ) : (
        thenWords(holding)
      )}
    </td>
    <td className="n">{formatSize(holding.sizeBytes)}</td>
    <td className="n">{formatCount(holding.undelivered)}</td>
  </tr>
)

/** What lies on this device, encrypted, and until when each shard opens. */
export const HoldingsCard = ({
  holdings,
  nowMs,
}: {
  readonly holdings: readonly Holding[]
  readonly nowMs: number
}) => (
  <Card
    title="What is on this device"
    aside={
      holdings.length > 0
        ? `encrypted, ${formatSize(holdings.reduce((sum, holding) => sum + holding.sizeBytes, 0))}`
        : undefined
    }
  >
    {holdings.length === 0 ? (
      <p className="card-body sm t2">No shard lies on this device.</p>
    ) : (
      <table className="table">
        <thead>
          <tr>
            <th>Shard</th>
            <th>Client</th>
            <th>Opens until</th>
            <th>Then</th>
            <th className="n">Size</th>
            <th className="n">Items not delivered</th>
          </tr>
        </thead>
        <tbody>
          {holdings.map((holding) => (
            <Row key={holding.shardId} holding={holding} nowMs={nowMs} />
          ))}
        </tbody>
      </table>
    )}
  </Card>
)
