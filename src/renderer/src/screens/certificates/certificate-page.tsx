import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Certificate } from '../../../../shared/ipc/device.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Card } from '../../ui/card.tsx'
import { CertificateSteps } from '../../ui/certificate-steps.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatExact, formatPlural } from '../../ui/format.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useRoute } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import '../../ui/table.css'

/** A name with its id, or the id alone where the name is not known here. */
const named = (name: string | null, id: string) => (name === null ? id : `${name} (${id})`)

const WhatAndWhere = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Card title="What was wiped, where">
    <div className="card-body selectable">
      <Facts
        entries={[
          ['Organisation', c.organisation],
          ['Project', named(c.projectName, c.projectId)],
          ['Device', named(c.deviceName, c.deviceId)],
          ['Member', c.memberName],
          ['Manufacturer', c.hardware.manufacturer],
          ['Model', c.hardware.model],
          ['Serial number', c.hardware.serial],
          ['Media', c.hardware.media],
          ['Key store', c.keyStore],
          ['Cause', c.cause],
        ]}
      />
    </div>
  </Card>
)

const How = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Card title="How and when">
    <div className="card-body selectable">
      <Facts
        entries={[
          ['Method', c.method],
          ['Technique', c.technique],
          ['Tool', `${c.tool} ${c.toolVersion}`],
          ['Began', formatExact(c.startedAt)],
          ['Ended', formatExact(c.finishedAt)],
          ['Trusted time', c.trustedTime === null ? 'none was known' : formatExact(c.trustedTime)],
          ['Verification', c.verifiedBy.method],
          [
            'What remains',
            c.residuals.length === 0 ? (
              'nothing known'
            ) : (
              <ul>
                {c.residuals.map((residual) => (
                  <li key={residual}>{residual}</li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </div>
  </Card>
)

const Covered = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Card title="Covered" aside={`${formatPlural(c.shards.length, 'shard')}, ${formatPlural(c.keyIds.length, 'key')}`}>
    <table className="table certificate-shards">
      <thead>
        <tr>
          <th>Shard</th>
          <th>SHA-256 of the encrypted file</th>
        </tr>
      </thead>
      <tbody>
        {c.shards.map((shard) => (
          <tr key={shard.shardId}>
            <td className="selectable">{shard.shardId}</td>
            <td className="mono selectable">{shard.sha256}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <div className="card-body certificate-ids selectable">
      <Facts
        entries={[
          ['Keys destroyed', c.keyIds.join(', ') || 'none'],
          ['Assignments', c.grantIds.join(', ') || 'none'],
        ]}
      />
    </div>
  </Card>
)

const Signature = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Card title="Signature">
    <div className="card-body">
      <Note tone={c.signatureValid ? 'ok' : 'bad'}>
        {c.signatureValid
          ? 'The signature is valid: these are the words this device signed.'
          : 'The signature is not valid. Do not rely on this certificate, and tell IT.'}
      </Note>
      <div className="certificate-signed selectable">
        <Facts
          entries={[
            ['Signed by', c.signedBy],
            ['Fingerprint', <span className="mono">{c.fingerprint}</span>],
            ['Certificate', <span className="mono">{c.certificateId}</span>],
          ]}
        />
      </div>
    </div>
  </Card>
)

const Cards = ({ certificate }: { readonly certificate: Certificate }) => (
  <div className="certificate-cards">
    <WhatAndWhere certificate={certificate} />
    <How certificate={certificate} />
    <Covered certificate={certificate} />
    <Card title="Steps">
      <CertificateSteps steps={certificate.steps} />
    </Card>
    <Signature certificate={certificate} />
  </div>
)

/** One certificate with all its fields. */
export const CertificatePage = ({ certificateId }: { readonly certificateId: string }) => {
  const station = useStation()
  const { go } = useRoute()
  const { value, error, reload } = useCall(
    () => station.device.certificate({ certificateId }),
    [station, certificateId],
  )
  const showAll = useMemo<Action>(
    () => ({
      id: 'certificates.all',
      words: 'Show all certificates',
      group: 'Certificates',
      keys: ['Escape'],
      run: () => go({ screen: 'certificates' }),
    }),
    [go],
  )
  useActions(useMemo(() => [showAll], [showAll]))
  const name = value?.projectName ?? certificateId
  return (
    <article className="certificate">
      <Trail
        parts={[{ words: 'Auxerta' }, { words: 'Certificates', to: { screen: 'certificates' } }, { words: name }]}
      />
      <PageHead
        title="Certificate of sanitisation"
        fact={value?.projectName ?? undefined}
        actions={
          <Button rightSection={<KeyCap keys="Esc" />} onClick={showAll.run}>
            All certificates
          </Button>
        }
      />
      {error && <ErrorNote error={error} onRetry={reload} />}
      {value && <Cards certificate={value} />}
    </article>
  )
}
