import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Certificate } from '../../../../shared/ipc/device.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Card } from '../../ui/card.tsx'
import { CertificateSteps } from '../../ui/certificate-steps.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatExact, formatPlural } from '../../ui/format.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { startWithCapital, wipeCauseWords, wipeScopeWords } from '../../ui/wipe-words.ts'
import { useRoute } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { SavedNote, useSaving, type Saving } from './save-certificate.tsx'
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
          ['Why', startWithCapital(wipeCauseWords(c.cause))],
          ['How much', startWithCapital(wipeScopeWords(c.scope))],
          ['Confidentiality', `${c.confidentiality.before}; after: ${c.confidentiality.after.toLowerCase()}`],
          ['Destination', c.destination],
        ]}
      />
    </div>
  </Card>
)

/** Title and country of who did it. The id of the member stands with the device. */
const performer = ({ title, location }: Certificate['performedBy']) => `${title}, ${location}`

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
          ['Done by', performer(c.performedBy)],
          ['Done how', c.performedBy.method],
          ['Verified by', performer(c.verifiedBy)],
          ['Verified how', c.verifiedBy.method],
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

/** Items by shard, counted from 1 as the workbench counts them; null when no single item was erased. */
const erasedWords = ({ erasedItems }: Certificate) =>
  erasedItems.length === 0
    ? null
    : [...Map.groupBy(erasedItems, (item) => item.shardId)]
        .map(([shardId, items]) => `${shardId}: item ${items.map(({ index }) => index + 1).join(', ')}`)
        .join('; ')

const Covered = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Card title="Covered" aside={`${formatPlural(c.shards.length, 'shard')}, ${formatPlural(c.keyIds.length, 'key')}`}>
    <table className="table certificate-shards">
      <thead>
        <tr>
          <th>Shard</th>
          <th className="n">Version</th>
          <th>SHA-256 of the encrypted file</th>
        </tr>
      </thead>
      <tbody>
        {c.shards.map((shard) => (
          <tr key={`${shard.shardId}:${String(shard.version)}`}>
            <td className="selectable">{shard.shardId}</td>
            <td className="n num">{shard.version}</td>
            <td className="mono selectable">{shard.sha256}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <div className="card-body certificate-ids selectable">
      <Facts
        entries={[
          ['Erased items', erasedWords(c)],
          ['Keys destroyed', c.keyIds.join(', ') || 'none'],
          ['Assignments', c.grantIds.join(', ') || 'none'],
          ['Holds meanwhile', c.holdIds.length === 0 ? null : `${c.holdIds.join(', ')}: the lead keeps a copy`],
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

/** Saving, and the way back to the list. */
const useCertificateActions = (saving: Saving, isLoaded: boolean) => {
  const { go } = useRoute()
  const { save: run, task } = saving
  const actions = useMemo<Readonly<Record<'save' | 'showAll', Offer>>>(
    () => ({
      save: { id: 'certificates.save', enabled: isLoaded && !task.busy, run },
      showAll: { id: 'certificates.all', run: () => go({ screen: 'certificates' }) },
    }),
    [go, run, isLoaded, task.busy],
  )
  useActions(useMemo(() => [actions.save, actions.showAll], [actions]))
  return actions
}

/** One certificate with all its fields. */
export const CertificatePage = ({ certificateId }: { readonly certificateId: string }) => {
  const station = useStation()
  const { value, error, reload } = useCall(
    () => station.device.certificate({ certificateId }),
    [station, certificateId],
  )
  const saving = useSaving(certificateId)
  const { save, showAll } = useCertificateActions(saving, value !== null)
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
          <>
            <Button
              rightSection={<ActionKey id="certificates.save" />}
              loading={saving.task.busy}
              disabled={value === null}
              onClick={save.run}
            >
              Save…
            </Button>
            <Button rightSection={<ActionKey id="certificates.all" />} onClick={showAll.run}>
              All certificates
            </Button>
          </>
        }
      />
      {error && <ErrorNote error={error} onRetry={reload} />}
      <div className="certificate-saved">
        <SavedNote {...saving} />
      </div>
      {value && <Cards certificate={value} />}
    </article>
  )
}
