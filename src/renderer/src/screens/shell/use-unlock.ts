import { useState, type SubmitEvent } from 'react'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation, useUpdateSession } from '../../station/station-provider.tsx'

export interface Unlock {
  readonly passphrase: string
  readonly setPassphrase: (passphrase: string) => void
  readonly busy: boolean
  /** What is wrong with the passphrase, to stand under its field. */
  readonly wrong: string | null
  /** What else failed. */
  readonly error: CallError | null
  readonly submit: (event: SubmitEvent) => void
}

const aboutPassphrase = (error: CallError | null): boolean =>
  error?.code === 'PASSPHRASE_WRONG' || error?.code === 'RATE_LIMITED'

/** Unlocks with the typed passphrase, which is forgotten as soon as it was sent. */
export const useUnlock = (): Unlock => {
  const station = useStation()
  const update = useUpdateSession()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  return {
    passphrase,
    setPassphrase: (typed) => {
      setPassphrase(typed)
      setError(null)
    },
    busy,
    wrong: aboutPassphrase(error) ? (error?.message ?? null) : null,
    error: aboutPassphrase(error) ? null : error,
    submit: (event) => {
      event.preventDefault()
      if (passphrase === '' || busy) return
      setBusy(true)
      setPassphrase('')
      station.session
        .unlock({ passphrase })
        .then(update)
        .catch((thrown: unknown) => setError(asCallError(thrown)))
        .finally(() => setBusy(false))
    },
  }
}
