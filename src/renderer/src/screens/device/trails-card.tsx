import { IconLink, IconUnlink } from '@tabler/icons-react'
import { auditFaults } from '../../../../shared/audit/faults.ts'
import type { ForeignTrail } from '../../../../shared/ipc/device-audit.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatMoment, formatPlural } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import '../../ui/table.css'

const State = ({ trail }: { readonly trail: ForeignTrail }) =>
  trail.fault === null ? (
    <Tag tone="ok" icon={<IconLink size={12} />}>
      only grows
    </Tag>
  ) : (
    <Tag tone="bad" icon={<IconUnlink size={12} />}>
      contradicts itself{trail.faultAt === null ? '' : ` at ${formatCount(trail.faultAt)}`}
    </Tag>
  )

const Row = ({ trail, nowMs }: { readonly trail: ForeignTrail; readonly nowMs: number }) => (
  <tr>
    <td>
      {trail.deviceName} <span className="t3">{trail.memberName}</span>
    </td>
    <td className="t2">{formatPlural(trail.checkpoints, 'checkpoint')}</td>
    <td className="num">{formatCount(trail.lastSeq)}</td>
    <td className="t2">{formatMoment(trail.lastAt, nowMs)}</td>
    <td className="n" title={trail.fault === null ? undefined : `${trail.fault}: ${auditFaults[trail.fault]}`}>
      <State trail={trail} />
    </td>
  </tr>
)

/** Where the trails of other devices stood. Their entries stay on those devices; only checkpoints reach this one. */
export const TrailsCard = ({ trails, nowMs }: { readonly trails: readonly ForeignTrail[]; readonly nowMs: number }) => (
  <Card title="Trails of other devices" aside="as far as their checkpoints reached this device">
    <table className="table">
      <thead>
        <tr>
          <th>Device</th>
          <th>Signed</th>
          <th>Up to entry</th>
          <th>Last</th>
          <th className="n">State</th>
        </tr>
      </thead>
      <tbody>
        {trails.map((trail) => (
          <Row key={trail.deviceId} trail={trail} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
    <p className="card-row xs t3">
      What is in them stays on those devices. To check one, let its person export it as JSON Lines and run auxerta audit
      verify with the root key.
    </p>
  </Card>
)
