import { Button } from '@mantine/core'
import { IconRosetteDiscountCheck, IconRosetteDiscountCheckOff } from '@tabler/icons-react'
import type { Certificate } from '../../../../shared/ipc/device.ts'
import { Card } from '../../ui/card.tsx'
import { CertificateSteps } from '../../ui/certificate-steps.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatMoment, formatPlural } from '../../ui/format.ts'
import { useRoute } from '../route.ts'

const Told = ({ certificate, nowMs }: { readonly certificate: Certificate; readonly nowMs: number }) => {
  const { go } = useRoute()
  const failed = certificate.steps.filter((step) => !step.ok).length
  const good = certificate.signatureValid && failed === 0
  const Icon = good ? IconRosetteDiscountCheck : IconRosetteDiscountCheckOff
  return (
    <>
      <div className="row last-head">
        <Icon size={18} stroke={1.6} className={good ? 'ok' : 'bad'} />
        <div>
          <b>
            {certificate.projectName ?? certificate.projectId}, wiped {formatMoment(certificate.finishedAt, nowMs)}
          </b>
          <div className="sm t2">
            {good
              ? `Certificate ${certificate.certificateId}, signature valid`
              : failed > 0
                ? `${formatPlural(failed, 'step')} did not succeed`
                : 'The signature is not valid'}
          </div>
        </div>
      </div>
      <div className="card-body">
        <Facts
          entries={[
            ['Method', `${certificate.method}: ${certificate.technique}`],
            [
              'Covered',
              `${formatPlural(certificate.shards.length, 'shard')}, ${formatPlural(certificate.keyIds.length, 'key')}`,
            ],
            ['Trusted time', certificate.trustedTime === null ? 'none' : formatMoment(certificate.trustedTime, nowMs)],
            ['Verified', certificate.verifiedBy.method],
            ['Signed by', certificate.signedBy],
          ]}
        />
      </div>
      <CertificateSteps steps={certificate.steps} />
      <div className="card-row">
        <Button onClick={() => go({ screen: 'certificates', certificateId: certificate.certificateId })}>
          Open certificate
        </Button>
      </div>
    </>
  )
}

/** What the last wipe on this device did, step by step. */
export const LastCertificateCard = (props: { readonly certificate: Certificate | null; readonly nowMs: number }) => (
  <Card title="Last wipe here">
    {props.certificate ? (
      <Told certificate={props.certificate} nowMs={props.nowMs} />
    ) : (
      <p className="card-body sm t2">
        Nothing was wiped here yet. When a project completes, its certificate stands here.
      </p>
    )}
  </Card>
)
