import { IconCloudUp, IconLockOpen } from '@tabler/icons-react'
import type { Lease } from '../../../../shared/access/lease.ts'
import { useSession } from '../../station/station-provider.tsx'
import { formatCount, formatDuration } from '../../ui/format.ts'
import { LeaseText } from '../../ui/lease-ring.tsx'
import { leaseTone } from '../../ui/lease-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { LeasePlace, StatusPlace } from '../shell/slots.tsx'

const leftWords = (lease: Lease, nowMs: number): string | null => {
  if (lease.endsAt === null) return null
  const seconds = Math.max((Date.parse(lease.endsAt) - nowMs) / 1_000, 0)
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3_600)
  return days > 0
    ? `${String(days)} d ${String(hours)} h left`
    : `${formatDuration(Math.floor(seconds / 60) * 60)} left`
}

export interface LeaseFactsProps {
  readonly lease: Lease
  /** Place in the shard from 0. */
  readonly index: number
  readonly count: number
}

/** Where the person is in the shard and how long it stays open: in the title bar, and what is left in the status bar. */
export const LeaseFacts = ({ lease, index, count }: LeaseFactsProps) => {
  const nowMs = useNow()
  const { undeliveredItems } = useSession()
  const left = leftWords(lease, nowMs)
  return (
    <>
      <LeasePlace>
        <span className="sm t2 num nw">
          {formatCount(index + 1)} of {formatCount(count)}
        </span>
        <span className="lease-pill">
          <LeaseText lease={lease} nowMs={nowMs} />
        </span>
      </LeasePlace>
      <StatusPlace side="right">
        {undeliveredItems > 0 && (
          <span>
            <IconCloudUp size={13} stroke={1.6} />
            {formatCount(undeliveredItems)} to deliver
          </span>
        )}
        {left !== null && (
          <span className={leaseTone(lease)}>
            <IconLockOpen size={13} stroke={1.6} />
            Open under lease, {left}
          </span>
        )}
      </StatusPlace>
    </>
  )
}
