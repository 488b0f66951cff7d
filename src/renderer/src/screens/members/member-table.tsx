import { Button } from '@mantine/core'
import type { MemberRow } from '../../../../shared/ipc/members.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { formatDay, formatMoment } from '../../ui/format.ts'
import { roleWords } from '../../ui/role-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { FingerprintGroups } from './fingerprint-groups.tsx'
import '../../ui/table.css'

const inOrder = (rows: readonly MemberRow[]): readonly MemberRow[] =>
  [...rows].sort(
    (a, b) =>
      Number(a.revokedAt !== null) - Number(b.revokedAt !== null) ||
      a.memberName.localeCompare(b.memberName) ||
      a.deviceName.localeCompare(b.deviceName),
  )

/** Every device of the membership. Revoked ones stay at the end, so that it can be seen when they went. */
export const MemberTable = (props: {
  readonly rows: readonly MemberRow[]
  readonly nowMs: number
  /** null for people who may look only. */
  readonly onRevoke: ((row: MemberRow) => void) | null
  readonly onPersonal: ((row: MemberRow) => void) | null
}) => (
  <Card className="scroll">
    <table className="table member-table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Roles</th>
          <th>Device</th>
          <th>Fingerprint</th>
          <th>Since</th>
          <th aria-label="Actions" />
        </tr>
      </thead>
      <tbody>
        {inOrder(props.rows).map((row) => (
          <MemberLine key={row.deviceId} {...props} row={row} />
        ))}
      </tbody>
    </table>
  </Card>
)

const MemberLine = (props: {
  readonly row: MemberRow
  readonly nowMs: number
  readonly onRevoke: ((row: MemberRow) => void) | null
  readonly onPersonal: ((row: MemberRow) => void) | null
}) => {
  const { row, nowMs, onRevoke, onPersonal } = props
  const isRevoked = row.revokedAt !== null
  return (
    <tr data-revoked={isRevoked || undefined}>
      <td>
        <span className="row">
          <Avatar name={row.memberName} small />
          <b>{row.memberName}</b>
          {row.isSelf && <Tag>you, here</Tag>}
        </span>
      </td>
      <td className="t2">{roleWords(row.roles)}</td>
      <td>
        {row.deviceName}
        {row.region !== null && <span className="t3"> · {row.region}</span>}
      </td>
      <td>
        <FingerprintGroups fingerprint={row.fingerprint} />
      </td>
      <td className="t2">
        {row.revokedAt === null ? (
          formatDay(row.enrolledAt, nowMs)
        ) : (
          <span className="row member-ended">
            <Tag tone="bad">revoked {formatMoment(row.revokedAt, nowMs)}</Tag>
            {row.wipeOrderedAt !== null && <Tag tone="warn">wipe ordered</Tag>}
          </span>
        )}
      </td>
      <td className="n">
        {onPersonal && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onPersonal(row)}>
            Personal data…
          </Button>
        )}
        {onRevoke && row.wipeOrderedAt === null && !row.isSelf && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onRevoke(row)}>
            {isRevoked ? 'It is lost: wipe…' : 'Revoke'}
          </Button>
        )}
      </td>
    </tr>
  )
}
