import type { WorkList } from '../../../../shared/ipc/work.ts'
import { Card } from '../../ui/card.tsx'
import { formatClock, formatCount, formatDuration, formatPlural } from '../../ui/format.ts'

/** The hours that are always drawn: an ordinary working day. */
const usualHours = { first: 8, last: 16 }

const chartHeightPx = 56

const hoursShown = (perHour: readonly number[], hourNow: number): readonly number[] => {
  const busy = perHour.flatMap((count, hour) => (count > 0 ? [hour] : []))
  const first = Math.min(usualHours.first, hourNow, ...busy)
  const last = Math.max(usualHours.last, hourNow, ...busy)
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

const Hours = ({ perHour, hourNow }: { readonly perHour: readonly number[]; readonly hourNow: number }) => {
  const hours = hoursShown(perHour, hourNow)
  const most = Math.max(...perHour, 1)
  const two = (hour: number) => String(hour).padStart(2, '0')
  return (
    <div role="img" aria-label={hours.map((hour) => `${two(hour)}: ${perHour[hour] ?? 0}`).join(', ')}>
      <div className="hours">
        {hours.map((hour) => (
          <i
            key={hour}
            title={`${two(hour)}:00, ${formatPlural(perHour[hour] ?? 0, 'item')}`}
            data-now={hour === hourNow || undefined}
            style={{ height: Math.max(Math.round(((perHour[hour] ?? 0) / most) * chartHeightPx), 2) }}
          />
        ))}
      </div>
      <div className="hour-marks xs t3 num">
        {hours.map((hour, place) => (
          <span key={hour}>{place % 2 === 0 ? two(hour) : ''}</span>
        ))}
      </div>
    </div>
  )
}

/** What was finished today, by the hour. */
export const TodayCard = ({ today, nowMs }: { readonly today: WorkList['today']; readonly nowMs: number }) => (
  <Card title="Today" aside={today.since ? `since ${formatClock(today.since)}` : undefined}>
    <div className="card-body">
      <div className="row today-figure">
        <span className="today-count num">{formatCount(today.finished)}</span>
        <span className="t2 sm">{today.finished === 1 ? 'item finished' : 'items finished'}</span>
      </div>
      <Hours perHour={today.perHour} hourNow={new Date(nowMs).getHours()} />
      {today.medianSecondsPerItem !== null && (
        <div className="pair">
          <span>Per item, median</span>
          <b>{formatDuration(today.medianSecondsPerItem)}</b>
        </div>
      )}
    </div>
  </Card>
)
