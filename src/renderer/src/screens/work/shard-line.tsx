import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconClock, IconLock, IconPackage, IconPackageExport } from '@tabler/icons-react'
import type { ShardRow } from '../../../../shared/ipc/work.ts'
import { formatCount, formatMoment, formatPlural, formatShortMoment } from '../../ui/format.ts'
import { LeaseText } from '../../ui/lease-ring.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { shutWords } from '../../ui/refusal-words.ts'
import type { OpenShard } from '../shell/open-shard.ts'

const verbOf = (shard: ShardRow): string => {
  if (shard.shut === 'NOT_YET') return 'Not yet'
  if (shard.shut !== null) return 'Why'
  return shard.lastOpenedAt === null ? 'Open' : 'Continue'
}

const LeaseCell = ({
  shard,
  nowMs,
  checking,
}: {
  readonly shard: ShardRow
  readonly nowMs: number
  readonly checking: boolean
}) => {
  if (checking) return <span className="sm t2">Checking your lease</span>
  if (shard.shut === 'NOT_YET')
    return (
      <span className="lease-text" data-tone="none">
        <IconClock size={16} stroke={1.6} />
        {shard.opensAt === null ? 'Opens later' : `Opens ${formatMoment(shard.opensAt, nowMs)}`}
      </span>
    )
  if (shard.shut !== null && shard.shut !== 'STATUS_STALE')
    return (
      <span className="lease-text" data-tone="bad">
        <IconLock size={16} stroke={1.6} />
        {shutWords(shard.shut)}
      </span>
    )
  return <LeaseText lease={shard.lease} nowMs={nowMs} />
}

interface ShardLineProps {
  readonly shard: ShardRow
  readonly nowMs: number
  readonly opening: OpenShard
  /** null where there is nothing to give back. */
  readonly onGiveBack: (() => void) | null
}

/** A shard with the button that gives it back beside it. */
export const ShardLine = (props: ShardLineProps) => {
  const { shard, onGiveBack } = props
  return (
    <div className="shard-row">
      <ShardButton {...props} />
      {onGiveBack && (
        <Tooltip label="Give back…">
          <ActionIcon size={24} aria-label={`Give ${shard.name} back…`} onClick={onGiveBack}>
            <IconPackageExport size={14} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}

/** One shard: how far it is, until when it opens, when it was last open, and the verb. */
const ShardButton = ({ shard, nowMs, opening }: ShardLineProps) => {
  const Icon = shard.shut === null ? IconPackage : IconLock
  const opened = shard.lastOpenedAt === null ? 'not opened' : formatShortMoment(shard.lastOpenedAt, nowMs)
  return (
    <UnstyledButton
      className="shard-line"
      data-listed
      data-shut={shard.shut !== null || undefined}
      onClick={() => opening.open(shard)}
    >
      <span className="row shard-name">
        <Icon size={16} stroke={1.6} className="t3 shard-icon" />
        <b className="nw">{shard.name}</b>
        <span className="sm t3 ell">{formatPlural(shard.items, 'item')}</span>
      </span>
      <ProgressBar
        label={`${formatCount(shard.finished)} of ${formatCount(shard.items)} finished, ${formatCount(shard.returned)} returned`}
        parts={[
          { share: shard.finished / Math.max(shard.items, 1), tone: 'ok' },
          { share: shard.returned / Math.max(shard.items, 1), tone: 'warn' },
        ]}
      />
      <span className="num sm t2 right nw">
        {formatCount(shard.finished)} / {formatCount(shard.items)}
      </span>
      <LeaseCell shard={shard} nowMs={nowMs} checking={opening.checking === shard.shardId} />
      <span className="sm t3 ell">{shard.shut === 'NOT_YET' ? '' : opened}</span>
      <span className="shard-verb">
        <span className="row-verb">{verbOf(shard)}</span>
      </span>
    </UnstyledButton>
  )
}
