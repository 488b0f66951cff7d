import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCertificate } from '@tabler/icons-react'
import type { CertificateRow, ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatMoment } from '../../ui/format.ts'
import { wipeCauseWords } from '../../ui/wipe-words.ts'
import { useRoute } from '../route.ts'

const outstandingFirst = (rows: readonly CertificateRow[]): readonly CertificateRow[] =>
  [...rows].sort((a, b) => Number(a.state === 'received') - Number(b.state === 'received'))

/** What became of one order to wipe, in words. */
export const certificateWords = (row: CertificateRow, nowMs: number): string => {
  if (row.state === 'received') {
    const why = row.cause === null ? 'wiped' : wipeCauseWords(row.cause)
    return row.at ? `${why}, certificate ${formatMoment(row.at, nowMs)}` : why
  }
  return row.orderedAt ? `wipe ordered ${formatMoment(row.orderedAt, nowMs)}, no certificate yet` : 'no certificate yet'
}

/** Certificates beside the board: those still out first, with the way to those that came. */
export const CertificateCard = ({ project, nowMs }: { readonly project: ProjectDetail; readonly nowMs: number }) => {
  const out = project.certificates.filter((row) => row.state === 'outstanding').length
  return (
    <Card
      className="certificate-card"
      title={out > 0 ? 'Certificates outstanding' : 'Certificates'}
      aside={out > 0 ? `${formatCount(out)} of ${formatCount(project.certificates.length)}` : 'all received'}
    >
      <ul className="scroll">
        {outstandingFirst(project.certificates).map((row) => (
          <CertificateLine key={row.certificateId ?? `out:${row.deviceId}`} row={row} nowMs={nowMs} />
        ))}
      </ul>
    </Card>
  )
}

/** One device and its certificate, with a button that opens it. */
const CertificateLine = ({ row, nowMs }: { readonly row: CertificateRow; readonly nowMs: number }) => {
  const isOut = row.state === 'outstanding'
  const Icon = isOut ? IconAlertTriangle : IconCertificate
  return (
    <li className="row certificate-line">
      <Icon size={16} stroke={1.6} className={isOut ? 'warn' : 'ok'} aria-hidden />
      <span className="grow sm">
        <span className="row certificate-who">
          <b>{row.deviceName}</b>
          <span className="ell">
            {row.memberName}, {row.shardNames.join(', ')}
          </span>
        </span>
        <span className="t3 xs">{certificateWords(row, nowMs)}</span>
      </span>
      <ViewCertificate row={row} />
    </li>
  )
}

/** Opens a certificate that came; nothing for one that is still out. */
export const ViewCertificate = ({ row }: { readonly row: CertificateRow }) => {
  const { go } = useRoute()
  const { certificateId } = row
  if (certificateId === null) return null
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      onClick={() => go({ screen: 'certificates', certificateId })}
    >
      View
    </Button>
  )
}
