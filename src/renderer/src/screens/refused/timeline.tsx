import { daysBetween, formatClock, formatDay, formatMoment, formatShortMoment } from '../../ui/format.ts'
import { placeBetween, placeEntries, type TimelineEntry } from './timeline-places.ts'

const words: Record<TimelineEntry['what'], string> = {
  granted: 'assigned to you',
  opens: 'opens',
  'last-contact': 'last contact',
  'lease-ended': 'lease ended',
  'grant-ends': 'assignment ends',
  revoked: 'taken back',
  completed: 'project completed',
  wiped: 'wiped from here',
  now: 'now',
}

const colours: Partial<Record<TimelineEntry['what'], string>> = {
  'lease-ended': 'var(--bad)',
  'grant-ends': 'var(--warn)',
  revoked: 'var(--bad)',
  completed: 'var(--bad)',
  wiped: 'var(--warn)',
}

/** Past and coming days stand on one line, so a bare weekday could be either. */
const when = (at: string, nowMs: number): string =>
  Math.abs(daysBetween(nowMs, Date.parse(at))) <= 1
    ? formatMoment(at, nowMs)
    : `${formatDay(at, nowMs)} ${formatClock(at)}`

const widthPx = 640
const leftPx = 8
const lineY = 44

/** Moments that closed the shard or will, with where now stands among them. Read out in order where it is not seen. */
export const Timeline = ({
  entries,
  nowMs,
}: {
  readonly entries: readonly TimelineEntry[]
  readonly nowMs: number
}) => {
  const points = entries.filter((entry) => entry.what !== 'now')
  const told = entries.find((entry) => entry.what === 'now')
  if (points.length < 2 || !told) return null
  const toldMs = Date.parse(told.at)
  const last = Date.parse(points.at(-1)?.at ?? told.at)
  const room = toldMs > last ? 70 : 0
  const placed = placeEntries(points, { widthPx: widthPx - leftPx * 2 - room, gapPx: 140 })
  const nowX = leftPx + (toldMs > last ? (placed.at(-1)?.x ?? 0) + Math.min(room, 70) : placeBetween(placed, toldMs))
  const turn = placed.find(({ entry }) => colours[entry.what] !== undefined && Date.parse(entry.at) <= toldMs)
  const openUntil = leftPx + (turn ? turn.x : placeBetween(placed, toldMs))
  return (
    <svg
      className="timeline"
      width={widthPx}
      height="96"
      role="img"
      aria-label={[
        ...points.map((entry) => `${when(entry.at, nowMs)} ${words[entry.what]}`),
        `now ${formatMoment(told.at, nowMs)}`,
      ].join('; ')}
    >
      <path d={`M${leftPx} ${lineY}H${widthPx - leftPx}`} className="timeline-line" />
      <path d={`M${leftPx} ${lineY}H${Math.max(openUntil, leftPx + 1)}`} className="timeline-open" />
      {placed.map(({ entry, x }, place) => {
        const anchor = place === 0 ? 'start' : x > widthPx - 100 ? 'end' : 'middle'
        const textX = place === 0 ? 2 : anchor === 'end' ? widthPx - 2 : x + leftPx
        return (
          <g key={entry.what + entry.at} textAnchor={anchor}>
            <circle cx={x + leftPx} cy={lineY} r="5" stroke={colours[entry.what] ?? 'var(--ok)'} />
            <text x={textX} y={lineY + 26} className="timeline-when">
              {when(entry.at, nowMs)}
            </text>
            <text x={textX} y={lineY + 42} className="timeline-what">
              {words[entry.what]}
            </text>
          </g>
        )
      })}
      <path d={`M${nowX} 18V${lineY - 6}`} className="timeline-tick" />
      <text x={Math.min(Math.max(nowX, 48), widthPx - 48)} y="12" textAnchor="middle" className="timeline-now">
        now, {formatShortMoment(told.at, nowMs)}
      </text>
    </svg>
  )
}
