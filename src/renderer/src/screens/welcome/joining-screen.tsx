import { Button } from '@mantine/core'
import { IconBuilding, IconClock, IconCloudOff, IconRefresh, IconUser } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useActions } from '../../actions/actions-provider.tsx'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useSession, useStation, useUpdateSession } from '../../station/station-provider.tsx'
import { formatClockSeconds, formatMoment } from '../../ui/format.ts'
import { Mark } from '../../ui/mark.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Gate } from '../shell/gate.tsx'
import { UnlockForm } from '../shell/unlock-form.tsx'
import { ActionKey } from '../shell/action-key.tsx'

/** How often the window looks whether the request was approved. */
const checkMs = 10_000

/** Looks for the approval now and every {@link checkMs}; one look at a time. */
const useApproval = () => {
  const station = useStation()
  const update = useUpdateSession()
  const [checkedAt, setCheckedAt] = useState<string | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const [busy, setBusy] = useState(false)
  const check = useCallback(() => {
    setBusy(true)
    station.session
      .checkApproval({})
      .then((state) => {
        setError(null)
        setCheckedAt(new Date().toISOString())
        update(state)
      })
      .catch((thrown: unknown) => setError(asCallError(thrown)))
      .finally(() => setBusy(false))
  }, [station, update])
  useEffect(() => {
    const timer = setInterval(check, checkMs)
    return () => clearInterval(timer)
  }, [check])
  return { check, checkedAt, error, busy }
}

const Facts = () => {
  const { organisation, member, device, exchange } = useSession()
  const nowMs = useNow()
  return (
    <>
      <div className="gate-fact">
        <IconUser size={14} stroke={1.6} className="t3" />
        {[member?.name, device?.name].filter(Boolean).join(', ')}
      </div>
      <div className="gate-fact selectable">
        <IconBuilding size={14} stroke={1.6} className="t3" />
        {organisation?.name}, fingerprint {organisation?.fingerprint}
      </div>
      {exchange.reachable === false && (
        <div className="gate-fact warn">
          <IconCloudOff size={14} stroke={1.6} />
          {exchange.reachedAt
            ? `Exchange not reached since ${formatMoment(exchange.reachedAt, nowMs)}`
            : 'Exchange not reached yet'}
        </div>
      )}
    </>
  )
}

const Waiting = () => {
  const { device } = useSession()
  const approval = useApproval()
  const { check, busy } = approval
  useActions(useMemo(() => [{ id: 'join.check', enabled: !busy, run: check }], [check, busy]))
  return (
    <>
      <p className="t2 gate-text">
        Read this to your lead, by telephone or face to face. When it matches what your lead sees, this device is taken
        in and this page goes on by itself.
      </p>
      <output className="fingerprint selectable" data-large aria-label="Fingerprint of this device">
        {device?.fingerprint}
      </output>
      <div className="gate-buttons">
        <span className="sm t3">
          {approval.checkedAt
            ? `Checked ${formatClockSeconds(approval.checkedAt)}, not approved yet`
            : 'Checks every 10 seconds'}
        </span>
        <Button
          size="sm"
          variant="filled"
          className="end"
          loading={busy}
          leftSection={<IconRefresh size={16} stroke={1.6} />}
          rightSection={<ActionKey id="join.check" />}
          onClick={check}
        >
          Check again
        </Button>
      </div>
      {approval.error && <ErrorNote error={approval.error} />}
    </>
  )
}

const Keys = () => (
  <>
    <p className="t2 gate-text">
      This device waits for approval. Its keys are locked; your passphrase brings them back.
    </p>
    <UnlockForm />
  </>
)

/** Keys are made and the request is posted; an admin has yet to compare the fingerprint and approve. */
export const JoiningScreen = () => {
  const { keysUnlocked } = useSession()
  return (
    <Gate
      status={
        <span>
          <IconClock size={13} stroke={1.6} />
          Waiting for approval
        </span>
      }
    >
      <div data-wide>
        <div className="gate-mark">
          <Mark size={40} />
        </div>
        <h1>{keysUnlocked ? 'Waiting for your lead' : 'Locked'}</h1>
        {keysUnlocked ? <Waiting /> : <Keys />}
        <hr className="gate-rule" />
        <Facts />
      </div>
    </Gate>
  )
}
