import { useCallback, useRef, useState, type UIEvent } from 'react'
import type { AuditEntry } from '../../../../shared/ipc/device-audit.ts'
import { daysBetween, formatClockSeconds, formatCount, formatMoment } from '../../ui/format.ts'
import { eventWords } from './event-words.ts'
import { subjectWords } from './subject-words.ts'
import type { Audit } from './use-audit.ts'
import '../../ui/table.css'

const tones = { allowed: 'ok', done: 'ok', refused: 'bad', failed: 'warn' } as const

/** Every row is this high, so that only those in sight have to be there. */
const rowPx = 28
const spareRows = 12

const when = (at: string, nowMs: number): string =>
  daysBetween(nowMs, Date.parse(at)) === 0 ? formatClockSeconds(at) : formatMoment(at, nowMs)

const Row = ({ entry, place, audit, nowMs }: { entry: AuditEntry; place: number; audit: Audit; nowMs: number }) => (
  <tr aria-rowindex={place + 2}>
    <td className="num t2" title={entry.at}>
      {when(entry.at, nowMs)}
    </td>
    <td title={entry.event}>{eventWords(entry.event, entry.result)}</td>
    <td className="t2 audit-subject" title={[entry.subject, entry.reason].filter(Boolean).join(' ')}>
      {subjectWords(entry, audit.names)}
    </td>
    <td className="num t3">{formatCount(entry.entry)}</td>
    <td className="n">
      <span className={tones[entry.result]}>{entry.result}</span>
    </td>
  </tr>
)

/** Stands for rows that are out of sight. */
const Space = ({ rows }: { readonly rows: number }) =>
  rows > 0 ? (
    <tr aria-hidden="true" className="audit-space">
      <td colSpan={5} style={{ height: rows * rowPx }} />
    </tr>
  ) : null

/** The rows in sight and a few beside them; scrolling near the end asks for more. */
const useWindow = (audit: Audit) => {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const { more, entries } = audit
  const onScroll = useCallback(
    (event: UIEvent<HTMLDivElement>) => {
      const { scrollTop, clientHeight, scrollHeight } = event.currentTarget
      setTop(Math.floor(scrollTop / rowPx))
      if (scrollTop + clientHeight > scrollHeight - 40 * rowPx) more()
    },
    [more],
  )
  const inSight = Math.ceil((box.current?.clientHeight ?? 400) / rowPx)
  const first = Math.max(Math.min(top, entries.length - inSight) - spareRows, 0)
  return { box, onScroll, first, last: Math.min(first + inSight + 2 * spareRows, entries.length) }
}

/** The entries that were found, newest first, in a box of its own that scrolls with keys and wheel. */
export const AuditTable = ({ audit, nowMs }: { readonly audit: Audit; readonly nowMs: number }) => {
  const { box, onScroll, first, last } = useWindow(audit)
  const { entries } = audit
  return (
    <div
      ref={box}
      className="audit-box"
      role="region"
      aria-label="Entries of the audit trail"
      tabIndex={0}
      onScroll={onScroll}
    >
      <table className="table audit" aria-rowcount={audit.next === null ? entries.length + 1 : -1}>
        <thead>
          <tr>
            <th>Time</th>
            <th>What happened</th>
            <th>Which</th>
            <th>Entry</th>
            <th className="n">Result</th>
          </tr>
        </thead>
        <tbody>
          <Space rows={first} />
          {entries.slice(first, last).map((entry, place) => (
            <Row key={first + place} entry={entry} place={first + place} audit={audit} nowMs={nowMs} />
          ))}
          <Space rows={entries.length - last} />
        </tbody>
      </table>
    </div>
  )
}
