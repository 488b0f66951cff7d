import type { CertificateRow } from '../../../../shared/ipc/projects.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import { startWithCapital, wipeCauseWords } from '../../ui/wipe-words.ts'
import { ViewCertificate } from './certificate-card.tsx'
import type { TabProps } from './tab-props.ts'

/** Every order to wipe with its certificate. */
export const CertificatesTab = ({ project, nowMs }: TabProps) =>
  project.certificates.length === 0 ? (
    <EmptyState title="No device was ordered to wipe yet">
      When an assignment ends, an item is erased or the project completes, each device wipes what it held and sends a
      certificate. It stands here then.
    </EmptyState>
  ) : (
    <Card className="scroll">
      <table className="table">
        <thead>
          <tr>
            <th>Device</th>
            <th>Person</th>
            <th>Shards</th>
            <th>Why</th>
            <th>Ordered</th>
            <th>Received</th>
            <th>Certificate</th>
            <th aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {project.certificates.map((row) => (
            <CertificateTableRow key={row.certificateId ?? `out:${row.deviceId}`} row={row} nowMs={nowMs} />
          ))}
        </tbody>
      </table>
    </Card>
  )

const CertificateTableRow = ({ row, nowMs }: { readonly row: CertificateRow; readonly nowMs: number }) => (
  <tr>
    <td>
      <b>{row.deviceName}</b>
    </td>
    <td>{row.memberName}</td>
    <td className="t2 ell shard-names">{row.shardNames.join(', ')}</td>
    <td className="t2">{row.cause === null ? '' : startWithCapital(wipeCauseWords(row.cause))}</td>
    <td className="t2">{row.orderedAt === null ? '' : formatMoment(row.orderedAt, nowMs)}</td>
    <td>
      {row.state === 'received' ? (
        <Tag tone="ok">{row.at === null ? 'received' : formatMoment(row.at, nowMs)}</Tag>
      ) : (
        <Tag tone="warn">outstanding</Tag>
      )}
    </td>
    <td className="mono selectable">{row.certificateId ?? ''}</td>
    <td className="n">
      <ViewCertificate row={row} />
    </td>
  </tr>
)
