import { useState } from 'react'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation, useUpdateSession } from '../../station/station-provider.tsx'
import { ConfirmByTyping } from '../../ui/confirm-by-typing.tsx'

/** The word the station asks for before it erases a home. */
const eraseWord = 'erase'

const useErase = () => {
  const station = useStation()
  const update = useUpdateSession()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const erase = (typedWord: string) => {
    setBusy(true)
    setError(null)
    station.session
      .eraseHome({ typedWord })
      .then(update)
      .catch((thrown: unknown) => setError(asCallError(thrown)))
      .finally(() => setBusy(false))
  }
  return { busy, error, erase }
}

/** The way out when nobody knows the passphrase: what is lost, in plain words, then a word to type. */
export const LostPassphrase = () => {
  const [asked, setAsked] = useState(false)
  const { busy, error, erase } = useErase()
  return (
    <div className="gate-buttons">
      <button type="button" className="text-button" onClick={() => setAsked(true)}>
        I lost my passphrase
      </button>
      <ConfirmByTyping
        opened={asked}
        onClose={() => setAsked(false)}
        title="Erase what is on this device?"
        name={eraseWord}
        verb="Erase and start anew"
        busy={busy}
        error={error}
        onConfirm={erase}
      >
        <p>Nobody can recover the passphrase: that is what keeps the data shut. Think again first, or wait a day.</p>
        <p>
          What the exchange has received stays with your lead. Lost is everything else on this device: labels that were
          not delivered, work that was delivered here but has not reached the exchange yet, and the keys of every shard.
          It cannot be read without the passphrase, so nothing of it can be carried over.
        </p>
        <p>
          Then this device starts as a new one: you ask to be taken in again, and your lead assigns the shards again.
          Tell your lead, so that the old device is struck off. The audit trail stays readable for IT.
        </p>
      </ConfirmByTyping>
    </div>
  )
}
