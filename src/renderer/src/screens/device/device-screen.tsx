import { Button } from '@mantine/core'
import { useMemo, useRef, useState, type RefObject } from 'react'
import type { DeviceOverview } from '../../../../shared/ipc/device.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import { useLock, useSession, useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { formatDay } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Trail } from '../shell/slots.tsx'
import { useAnnotates } from '../shell/work-list-provider.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { AuditCard } from './audit-card.tsx'
import { DeviceTiles } from './device-tiles.tsx'
import { HoldingsCard } from './holdings-card.tsx'
import { LastCertificateCard } from './last-certificate-card.tsx'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import { PolicyCard } from './policy-card.tsx'
import { PostureCard, StaysPossible } from './residuals.tsx'
import { OwnRecordButton, OwnRecordNote, useOwnRecord } from './own-record.tsx'
import { TrailsCard } from './trails-card.tsx'
import { useAudit, type Audit } from './use-audit.ts'
import './device.css'

/** What the keys of this page do. */
const useAuditActions = (audit: Audit, search: RefObject<HTMLInputElement | null>): void => {
  const { verifying, verify, setFilter } = audit
  const refusedOnly = audit.filter.outcome === 'refused'
  useActions(
    useMemo(
      () => [
        { id: 'device.verify', enabled: !verifying, run: verify },
        {
          id: 'device.refused-only',
          ...(refusedOnly ? { words: 'Show every result of the audit trail' } : {}),
          run: () => setFilter({ outcome: refusedOnly ? 'any' : 'refused' }),
        },
        { id: 'device.search', run: () => search.current?.focus() },
      ],
      [search, verifying, verify, refusedOnly, setFilter],
    ),
  )
}

/** None for those who witness no other device. */
const useForeignTrails = () => {
  const station = useStation()
  return useCall(() => station.device.trails({}), [station], [station.work.changed]).value ?? []
}

const Page = ({ overview, nowMs }: { readonly overview: DeviceOverview; readonly nowMs: number }) => {
  const audit = useAudit(overview.audit)
  const annotates = useAnnotates()
  const search = useRef<HTMLInputElement>(null)
  const trails = useForeignTrails()
  useAuditActions(audit, search)
  return (
    <>
      <DeviceTiles overview={overview} nowMs={nowMs} />
      {(annotates || overview.holdings.length > 0) && <HoldingsCard holdings={overview.holdings} nowMs={nowMs} />}
      <div className="device-columns">
        <div className="col device-column">
          <PolicyCard policy={overview.policy} nowMs={nowMs} />
          <AuditCard audit={audit} nowMs={nowMs} search={search} />
          {trails.length > 0 && <TrailsCard trails={trails} nowMs={nowMs} />}
        </div>
        <div className="col device-column">
          <LastCertificateCard certificate={overview.lastCertificate} nowMs={nowMs} />
          <PostureCard posture={overview.posture} />
        </div>
      </div>
      <StaysPossible />
    </>
  )
}

/** How this device stands, what lies on it, which rules hold, and what happened. */
export const DeviceScreen = () => {
  const station = useStation()
  const session = useSession()
  const nowMs = useNow()
  const lock = useLock()
  const overview = useCall(() => station.device.overview({}), [station, session], [station.work.changed])
  const since = overview.value?.since
  const [changing, setChanging] = useState(false)
  const record = useOwnRecord()
  return (
    <>
      <Trail parts={[{ words: 'Auxerta' }, { words: 'This device' }]} />
      <PageHead
        title="This device"
        fact={`${session.device?.name ?? ''}${since ? `, yours since ${formatDay(since, nowMs)}` : ''}`}
        actions={
          <>
            <OwnRecordButton record={record} />
            <Button onClick={() => setChanging(true)}>Change the passphrase</Button>
            <Button rightSection={<ActionKey id="shell.lock" />} onClick={lock}>
              Lock now
            </Button>
          </>
        }
      />
      {changing && <PassphraseDialog onClose={() => setChanging(false)} />}
      <OwnRecordNote record={record} />
      {overview.error && (
        <div className="device-error">
          <ErrorNote error={overview.error} onRetry={overview.reload} />
        </div>
      )}
      {overview.value && <Page overview={overview.value} nowMs={nowMs} />}
    </>
  )
}
