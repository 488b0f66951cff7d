import { IconClock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ItemSummary } from '../../../../../shared/ipc/work.ts'
import { formatCount, formatDuration } from '../../../ui/format.ts'
import { StatusPlace } from '../../shell/slots.tsx'
import { useWorkList } from '../../shell/work-list-provider.tsx'
import { progressOf } from './progress.ts'
import type { ActiveTime } from './use-active-time.ts'

/** `1:42`, minutes and seconds. */
const clockWords = (seconds: number): string => {
  const whole = Math.floor(seconds)
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`
}

/** Counts up once a second, and does not disturb anything else. */
const OnItem = ({ before, time }: { readonly before: number; readonly time: ActiveTime }) => {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const look = () => setSeconds(time.seconds())
    look()
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [time])
  return <span className="num">{clockWords(before + seconds)}</span>
}

export interface TimeFactsProps {
  readonly items: readonly ItemSummary[]
  readonly index: number
  readonly time: ActiveTime
}

/** How far the shard is, how long this item took so far, and the pace of today. */
export const TimeFacts = ({ items, index, time }: TimeFactsProps) => {
  const today = useWorkList()?.value?.today
  const { done, of, returned } = progressOf(items)
  const [before] = useState(() => items[index]?.activeSeconds ?? 0)
  const pace = today?.medianSecondsPerItem ?? null
  const words = [
    'Time on this item. It pauses after a minute without key or pointer.',
    ...(today && today.finished > 0
      ? [`Today: ${formatCount(today.finished)} finished${pace === null ? '' : `, ${formatDuration(pace)} each`}.`]
      : []),
  ].join(' ')
  return (
    <StatusPlace side="right">
      <span className="num" title="Finished, skipped or accepted items of this shard">
        {formatCount(done)} of {formatCount(of)} done{returned > 0 && `, ${formatCount(returned)} returned`}
      </span>
      <span title={words} className="status-time">
        <IconClock size={13} stroke={1.6} />
        <OnItem before={before} time={time} />
      </span>
    </StatusPlace>
  )
}
