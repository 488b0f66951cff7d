import { daysBetween, formatClock, formatDay, formatMoment, formatShortMoment } from '../../ui/format.ts'
import { placeBetween, placeEntries, type PlacedEntry, type TimelineEntry } from './timeline-places.ts'

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

/** Room kept at the right end for a now that lies after every moment. */
const afterPx = 70

/** Where everything stands on the line, in pixels. */
const layOut = (points: readonly TimelineEntry[], toldMs: number) => {
  const isAfterAll = toldMs > Date.parse(points.at(-1)?.at ?? '')
  const placed = placeEntries(points, { widthPx: widthPx - leftPx * 2 - (isAfterAll ? afterPx : 0), gapPx: 140 })
  const now = isAfterAll ? (placed.at(-1)?.x ?? 0) + afterPx : placeBetween(placed, toldMs)
  const turn = placed.find(({ entry }) => colours[entry.what] !== undefined && Date.parse(entry.at) <= toldMs)
  return { placed, nowX: leftPx + now, openUntilX: leftPx + (turn ? turn.x : now) }
}

interface PointProps {
  readonly placed: PlacedEntry
  readonly isFirst: boolean
  readonly nowMs: number
}

const Point = ({ placed: { entry, x }, isFirst, nowMs }: PointProps) => {
  const anchor = isFirst ? 'start' : x > widthPx - 100 ? 'end' : 'middle'
  const textX = isFirst ? 2 : anchor === 'end' ? widthPx - 2 : x + leftPx
  return (
    <g textAnchor={anchor}>
      <circle cx={x + leftPx} cy={lineY} r="5" stroke={colours[entry.what] ?? 'var(--ok)'} />
      <text x={textX} y={lineY + 26} className="timeline-when">
        {when(entry.at, nowMs)}
      </text>
      <text x={textX} y={lineY + 42} className="timeline-what">
        {words[entry.what]}
      </text>
    </g>
  )
}

interface TimelineProps {
  readonly entries: readonly TimelineEntry[]
  readonly nowMs: number
}

/** Moments that closed the shard or will, with where now stands among them. Read out in order where it is not seen. */
export const Timeline = ({ entries, nowMs }: TimelineProps) => {
  const points = entries.filter((entry) => entry.what !== 'now')
  if (points.length < 2) return null
  const toldAt = entries.find((entry) => entry.what === 'now')?.at ?? new Date(nowMs).toISOString()
  const { placed, nowX, openUntilX } = layOut(points, Date.parse(toldAt))
  const spoken = [
    ...points.map((entry) => `${when(entry.at, nowMs)} ${words[entry.what]}`),
    `now ${formatMoment(toldAt, nowMs)}`,
  ].join('; ')
  return (
    <svg className="timeline" width={widthPx} height="96" role="img" aria-label={spoken}>
      <path d={`M${leftPx} ${lineY}H${widthPx - leftPx}`} className="timeline-line" />
      <path d={`M${leftPx} ${lineY}H${Math.max(openUntilX, leftPx + 1)}`} className="timeline-open" />
      {placed.map((point, place) => (
        <Point key={point.entry.what + point.entry.at} placed={point} isFirst={place === 0} nowMs={nowMs} />
      ))}
      <path d={`M${nowX} 18V${lineY - 6}`} className="timeline-tick" />
      <text x={Math.min(Math.max(nowX, 48), widthPx - 48)} y="12" textAnchor="middle" className="timeline-now">
        now, {formatShortMoment(toldAt, nowMs)}
      </text>
    </svg>
  )
}
