import { IconLock, IconUpload } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { SessionState } from '../../../../shared/ipc/session.ts'
import { useSession } from '../../station/station-provider.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { formatClock, formatClockSeconds, formatMoment, formatPlural } from '../../ui/format.ts'
import { Mark } from '../../ui/mark.tsx'
import { roleWords } from '../../ui/role-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { useRoute } from '../route.ts'
import { Gate } from '../shell/gate.tsx'
import { UnlockForm } from '../shell/unlock-form.tsx'
import { LostPassphrase } from './lost-passphrase.tsx'
import { UnlockWait } from './unlock-wait.tsx'

const lockWords = (session: SessionState, nowMs: number): string => {
  const { lock, idleLockMinutes } = session
  if (!lock || lock.cause === 'start') return 'Keys and content come into memory only after you unlock.'
  const when = `Locked ${formatMoment(lock.at, nowMs).replace(/^today /, 'at ')}`
  const why = {
    idle: ` after ${formatPlural(idleLockMinutes, 'minute')} away`,
    suspend: ' because the computer went to sleep',
    'os-lock': ' together with the computer',
    person: ' by you',
  }[lock.cause]
  return `${when}${why}. Keys and content were cleared from memory.`
}

const savedWords = (savedAt: string | null, nowMs: number): string => {
  if (savedAt === null) return ''
  const day = formatMoment(savedAt, nowMs).replace(formatClock(savedAt), '').replace('today ', 'at ')
  return ` Your last change was saved ${day}${formatClockSeconds(savedAt)}.`
}

const Person = () => {
  const { member, device } = useSession()
  if (!member) return null
  return (
    <div className="row gate-person">
      <Avatar name={member.name} />
      <span>{member.name}</span>
      <span className="t3 sm">{[roleWords(member.roles), device?.name].filter(Boolean).join(', ')}</span>
    </div>
  )
}

const KeysAreOut = () => (
  <span>
    <IconLock size={13} stroke={1.6} />
    Keys are out of memory
  </span>
)

/** The way back in. Everything else is unmounted: no content stays in the page while it is shown. */
export const LockScreen = () => {
  const session = useSession()
  const nowMs = useNow()
  const { forgetRefusals } = useRoute()
  useEffect(forgetRefusals, [forgetRefusals])
  return (
    <Gate status={<KeysAreOut />}>
      <div className="gate-mark">
        <Mark size={40} />
      </div>
      <h1>Locked</h1>
      <p className="t2 gate-text">
        {lockWords(session, nowMs)}
        {savedWords(session.lastSavedAt, nowMs)}
      </p>
      <Person />
      <UnlockForm />
      <UnlockWait />
      <hr className="gate-rule" />
      {session.undeliveredItems > 0 && (
        <div className="gate-fact">
          <IconUpload size={14} stroke={1.6} className="t3" />
          {formatPlural(session.undeliveredItems, 'item waits', 'items wait')} for delivery, encrypted
        </div>
      )}
      <LostPassphrase />
    </Gate>
  )
}
