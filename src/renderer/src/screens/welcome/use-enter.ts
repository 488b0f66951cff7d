import { useState } from 'react'
import type { SessionState } from '../../../../shared/ipc/session.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useUpdateSession } from '../../station/station-provider.tsx'

/** Runs the call that takes the person in, and takes up the session it answers with. */
export const useEnter = () => {
  const update = useUpdateSession()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const run = (call: () => Promise<SessionState>) => {
    setBusy(true)
    setError(null)
    call()
      .then(update)
      .catch((thrown: unknown) => setError(asCallError(thrown)))
      .finally(() => setBusy(false))
  }
  return { busy, error, run }
}
