import { Button } from '@mantine/core'
import { IconFilter, IconLink, IconUnlink } from '@tabler/icons-react'
import type { AuditEntry } from '../../../../shared/ipc/device.ts'
import { Card } from '../../ui/card.tsx'
import { formatClockSeconds, formatCount, formatMoment, daysBetween } from '../../ui/format.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { reasonWords } from '../../ui/refusal-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { eventWords } from './event-words.ts'
import type { Audit } from './use-audit.ts'
import '../../ui/table.css'

const tones = { allowed: 'ok', done: 'ok', refused: 'bad', failed: 'warn' } as const

const when = (at: string, nowMs: number): string =>
  daysBetween(nowMs, Date.parse(at)) === 0 ? formatClockSeconds(at) : formatMoment(at, nowMs)

const Row = ({ entry, nowMs }: { readonly entry: AuditEntry; readonly nowMs: number }) => (
  <tr>
    <td className="num t2">{when(entry.at, nowMs)}</td>
    <td title={entry.event}>{eventWords(entry.event, entry.result)}</td>
    <td className="t2 audit-subject" title={entry.reason ?? undefined}>
      {[entry.subject, entry.reason === null ? null : reasonWords(entry.reason)].filter(Boolean).join(': ')}
    </td>
    <td className="num t3">{formatCount(entry.entry)}</td>
    <td className="n">
      <span className={tones[entry.result]}>{entry.result}</span>
    </td>
  </tr>
)

const ChainTag = ({ audit }: { readonly audit: Audit }) => {
  const { chain, verified } = audit
  return chain.whole ? (
    <Tag tone="ok" icon={<IconLink size={12} />}>
      Chain whole, {formatCount(chain.entries)} entries{verified ? ', just verified' : ''}
    </Tag>
  ) : (
    <Tag tone="bad" icon={<IconUnlink size={12} />}>
      Chain broken{chain.brokenAt === null ? '' : ` at entry ${formatCount(chain.brokenAt)}`}
    </Tag>
  )
}

const Buttons = ({ audit }: { readonly audit: Audit }) => (
  <>
    <Button
      size="compact-xs"
      aria-pressed={audit.refusedOnly}
      className={audit.refusedOnly ? 'pressed' : ''}
      leftSection={<IconFilter size={14} stroke={1.6} />}
      rightSection={<KeyCap keys="F" />}
      onClick={audit.toggleRefusedOnly}
    >
      Refused only
    </Button>
    <Button size="compact-xs" loading={audit.verifying} rightSection={<KeyCap keys="Shift V" />} onClick={audit.verify}>
      Verify
    </Button>
  </>
)

const Entries = ({ entries, nowMs }: { readonly entries: readonly AuditEntry[]; readonly nowMs: number }) => (
  <table className="table audit">
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
      {entries.map((entry) => (
        <Row key={entry.entry} entry={entry} nowMs={nowMs} />
      ))}
    </tbody>
  </table>
)

const Title = ({ audit }: { readonly audit: Audit }) => (
  <>
    <h2 className="nw">Audit trail</h2>
    <ChainTag audit={audit} />
  </>
)

/** The audit trail, newest first, with the state of its chain. */
export const AuditCard = ({ audit, nowMs }: { readonly audit: Audit; readonly nowMs: number }) => (
  <Card title={<Title audit={audit} />} aside={<Buttons audit={audit} />}>
    {audit.error && (
      <div className="card-body">
        <ErrorNote error={audit.error} />
      </div>
    )}
    {audit.entries.length > 0 ? (
      <Entries entries={audit.entries} nowMs={nowMs} />
    ) : (
      <p className="card-body sm t2">{audit.refusedOnly ? 'Nothing was refused on this device.' : 'No entries yet.'}</p>
    )}
    {audit.showMore && (
      <div className="card-row">
        <button type="button" className="text-button" onClick={audit.showMore}>
          Show more
        </button>
      </div>
    )}
  </Card>
)
