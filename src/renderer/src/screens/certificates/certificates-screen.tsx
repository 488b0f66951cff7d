import { UnstyledButton } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import type { Certificate } from '../../../../shared/ipc/device.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatMoment, formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useNow } from '../../ui/use-now.ts'
import { startWithCapital, wipeCauseWords } from '../../ui/wipe-words.ts'
import { useRoute } from '../route.ts'
import type { ScreenProps } from '../shell/screen-table.tsx'
import { Trail } from '../shell/slots.tsx'
import { listMoves } from '../shell/list-moves.ts'
import { CertificatePage } from './certificate-page.tsx'
import './certificates.css'

const whatWords = ({ erasedItems, shards }: Certificate): string =>
  erasedItems.length > 0 ? formatPlural(erasedItems.length, 'item') : formatPlural(shards.length, 'shard')

const Row = ({ certificate, nowMs }: { readonly certificate: Certificate; readonly nowMs: number }) => {
  const { go } = useRoute()
  return (
    <UnstyledButton
      className="certificate-row"
      data-listed
      onClick={() => go({ screen: 'certificates', certificateId: certificate.certificateId })}
    >
      <IconCertificate size={16} stroke={1.6} className="t3" />
      <span className="ell">
        <b>{certificate.projectName ?? certificate.projectId}</b>{' '}
        <span className="sm t3">{certificate.certificateId}</span>
      </span>
      <span className="sm t2 ell">
        {[certificate.deviceName ?? certificate.deviceId, certificate.memberName].filter(Boolean).join(', ')}
      </span>
      <span className="sm t2 ell">{whatWords(certificate)}</span>
      <span className="sm t2 ell">{startWithCapital(wipeCauseWords(certificate.cause))}</span>
      <span className="sm t2 nw">{formatMoment(certificate.finishedAt, nowMs)}</span>
      <span>
        {certificate.signatureValid ? <Tag tone="ok">Signature valid</Tag> : <Tag tone="bad">Signature not valid</Tag>}
      </span>
      <span className="row-verb">Open</span>
    </UnstyledButton>
  )
}

const List = () => {
  const station = useStation()
  const nowMs = useNow()
  const certificates = useCall(() => station.device.certificates({}), [station], [station.work.changed])
  useActions(listMoves)
  const list = certificates.value
  return (
    <>
      <Trail parts={[{ words: 'Auxerta' }, { words: 'Certificates' }]} />
      <PageHead title="Certificates" fact={list ? formatPlural(list.length, 'certificate') : undefined} />
      {certificates.error && <ErrorNote error={certificates.error} onRetry={certificates.reload} />}
      {list?.length === 0 && (
        <EmptyState title="No certificate yet">
          <p>
            When a project completes, an item is erased or a shard is given back, each device wipes what it holds of it
            and writes a signed certificate. It appears here.
          </p>
        </EmptyState>
      )}
      {list !== null && list.length > 0 && (
        <Card className="page-list">
          {list.map((certificate) => (
            <Row key={certificate.certificateId} certificate={certificate} nowMs={nowMs} />
          ))}
        </Card>
      )}
    </>
  )
}

/** Certificates of sanitisation: the list, or one of them in full. */
export const CertificatesScreen = ({ route }: ScreenProps<'certificates'>) =>
  route.certificateId === undefined ? (
    <List />
  ) : (
    <CertificatePage key={route.certificateId} certificateId={route.certificateId} />
  )
