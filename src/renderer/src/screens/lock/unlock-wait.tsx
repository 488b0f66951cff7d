import { useEffect, useState } from 'react'
import { useSession } from '../../station/station-provider.tsx'
import { Note } from '../../ui/note.tsx'
import { formatWait } from './format-wait.ts'

const stepMs = 500

/** Counts down from what the station said last. Measured by the page's own running time: the clock of the day is not asked. */
const useRemainingMs = (): number => {
  const session = useSession()
  const [leftMs, setLeftMs] = useState(session.unlockWaitMs)
  useEffect(() => {
    const endsMs = performance.now() + session.unlockWaitMs
    const look = () => setLeftMs(Math.max(0, endsMs - performance.now()))
    look()
    if (session.unlockWaitMs === 0) return undefined
    const timer = setInterval(look, stepMs)
    return () => clearInterval(timer)
  }, [session])
  return leftMs
}

/** How long until the next passphrase is tried, after wrong ones. */
export const UnlockWait = () => {
  const leftMs = useRemainingMs()
  if (leftMs <= 0) return null
  return (
    <Note tone="warn">
      Too many wrong passphrases. The next one can be tried in <b className="tnum">{formatWait(leftMs)}</b>. Restarting
      or changing the clock does not shorten it.
    </Note>
  )
}
