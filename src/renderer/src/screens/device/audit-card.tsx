import { Button } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { auditFaults } from '../../../../shared/audit/faults.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatPlural } from '../../ui/format.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { ExportButton, useAuditExport, type AuditExport } from './audit-export.tsx'
import { everything, isFiltered } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import type { Audit } from './use-audit.ts'

const ChainTag = ({ audit }: { readonly audit: Audit }) => {
  const { verdict, verified } = audit
  return verdict.whole ? (
    <Tag tone="ok" icon={<IconLink size={12} />}>
      Chain whole, {formatPlural(verdict.entries, 'entry', 'entries')}
      {verified ? ', just verified' : ''}
    </Tag>
  ) : (
    <Tag tone="bad" icon={<IconUnlink size={12} />}>
      Chain broken{verdict.brokenAt === null ? '' : ` at entry ${formatCount(verdict.brokenAt)}`}
    </Tag>
  )
}

/** What is wrong with the trail and what to do, or up to where it is signed. */
const ChainWords = ({ audit }: { readonly audit: Audit }) => {
  const { verdict } = audit
  if (verdict.fault === null) return null
  const upTo =
    verdict.heldUpTo === null
      ? 'Nothing before it is signed.'
      : `It holds up to entry ${formatCount(verdict.heldUpTo)}.`
  return (
    <div className="card-body">
      <Note tone="bad">
        {auditFaults[verdict.fault]} {upTo} Tell IT; do not repair it: the next contact tells your lead.{' '}
        <span className="note-code mono selectable">
          {verdict.fault} {verdict.brokenAt}
        </span>
      </Note>
    </div>
  )
}

const Buttons = ({ audit, exporting }: { readonly audit: Audit; readonly exporting: AuditExport }) => (
  <>
    <ExportButton state={exporting} />
    <Button
      size="compact-xs"
      loading={audit.verifying}
      rightSection={<ActionKey id="device.verify" />}
      onClick={audit.verify}
    >
      Verify
    </Button>
  </>
)

const Title = ({ audit }: { readonly audit: Audit }) => (
  <>
    <h2 className="nw">Audit trail</h2>
    <ChainTag audit={audit} />
  </>
)

const Notes = ({ audit, exporting }: { readonly audit: Audit; readonly exporting: AuditExport }) => {
  const { written, task } = exporting
  return (
    <>
      <ChainWords audit={audit} />
      {written && (
        <div className="card-body">
          <Note tone="ok">
            {formatPlural(written.entries, 'entry', 'entries')} written to {written.folder}:{' '}
            <span className="mono selectable">{written.file}</span>
          </Note>
        </div>
      )}
      {task.error && (
        <div className="card-body">
          <ErrorNote error={task.error} />
        </div>
      )}
      {audit.error && (
        <div className="card-body">
          <ErrorNote error={audit.error} />
        </div>
      )}
    </>
  )
}

const Nothing = ({ audit }: { readonly audit: Audit }) => (
  <div className="card-body row sm t2">
    {audit.loading || audit.next !== null
      ? 'Looking…'
      : isFiltered(audit.filter)
        ? 'Nothing in the trail fits.'
        : 'No entries yet.'}
    {isFiltered(audit.filter) && (
      <button type="button" className="text-button" onClick={() => audit.setFilter(everything)}>
        Show everything
      </button>
    )}
  </div>
)

const Foot = ({ audit }: { readonly audit: Audit }) => {
  const { verdict, entries, next, filter } = audit
  const shown = formatCount(entries.length)
  const signed =
    verdict.heldUpTo === null ? 'Nothing signed yet' : `Kept elsewhere up to entry ${formatCount(verdict.heldUpTo)}`
  const looked = next === null ? '' : `, looked back to entry ${formatCount(next)}`
  return (
    <footer className="card-row xs t3">
      <span>
        {isFiltered(filter) ? `${shown} found${looked}` : `${shown} of ${formatCount(verdict.entries)} shown`}
      </span>
      <span className="end">{signed}</span>
    </footer>
  )
}

/** The audit trail, newest first, with filters, the state of its chain, and how it leaves the device. */
export const AuditCard = (props: {
  readonly audit: Audit
  readonly nowMs: number
  readonly search: RefObject<HTMLInputElement | null>
}) => {
  const { audit, nowMs, search } = props
  const exporting = useAuditExport(audit.verify)
  return (
    <Card title={<Title audit={audit} />} aside={<Buttons audit={audit} exporting={exporting} />}>
      <Notes audit={audit} exporting={exporting} />
      <AuditFilters audit={audit} search={search} />
      {audit.entries.length > 0 ? <AuditTable audit={audit} nowMs={nowMs} /> : <Nothing audit={audit} />}
      <Foot audit={audit} />
    </Card>
  )
}
