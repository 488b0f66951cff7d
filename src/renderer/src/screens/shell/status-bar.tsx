import { IconCircleCheck, IconCloudCheck, IconCloudOff, IconLock } from '@tabler/icons-react'
import { useSession } from '../../station/station-provider.tsx'
import { formatClockSeconds, formatShortMoment } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { ActionKey } from './action-key.tsx'
import { Slot } from './slots.tsx'
import { useAnnotates } from './work-list-provider.tsx'
import './status-bar.css'

const Saved = () => {
  const { lastSavedAt } = useSession()
  return (
    <span className="ok status-saved">
      <IconCircleCheck size={13} stroke={1.6} />
      {lastSavedAt ? `Saved ${formatClockSeconds(lastSavedAt)}` : 'All work saved'}
    </span>
  )
}

const Exchange = () => {
  const { exchange } = useSession()
  const nowMs = useNow()
  if (exchange.reachable === false)
    return (
      <span className="warn">
        <IconCloudOff size={13} stroke={1.6} />
        {exchange.reachedAt
          ? `Exchange not reached since ${formatShortMoment(exchange.reachedAt, nowMs)}`
          : 'Exchange not reached yet'}
      </span>
    )
  if (exchange.reachedAt === null) return null
  return (
    <span className="status-reached">
      <IconCloudCheck size={13} stroke={1.6} />
      Exchange reached {formatShortMoment(exchange.reachedAt, nowMs)}
    </span>
  )
}

/** Quiet facts only: nothing here needs a click to work. */
export const StatusBar = ({ onShortcuts }: { readonly onShortcuts: () => void }) => {
  const session = useSession()
  const annotates = useAnnotates()
  return (
    <footer className="status-bar">
      <Slot name="status-left" />
      {annotates && <Saved />}
      <Exchange />
      <div className="status-right">
        <Slot name="status-right" />
        <button type="button" tabIndex={-1} onClick={onShortcuts}>
          <ActionKey id="shell.shortcuts" /> Shortcuts
        </button>
        <span className="status-locks">
          <IconLock size={13} stroke={1.6} />
          Locks after {session.idleLockMinutes} min
        </span>
        <span title={`Build ${session.build.commit}`}>{session.build.version}</span>
      </div>
    </footer>
  )
}
