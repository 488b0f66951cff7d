import { useState } from 'react'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'

export interface PickedFolder {
  readonly folder: string
  readonly name: string
}

/** Lets the person pick the exchange folder; only its own name comes into the window, never its path. */
export const useExchangeFolder = (onPicked: (picked: PickedFolder) => Promise<void> | void) => {
  const { dialogs } = useStation()
  const [picked, setPicked] = useState<PickedFolder | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const [busy, setBusy] = useState(false)
  const pick = async () => {
    setError(null)
    setBusy(true)
    try {
      const folder = await dialogs.pickFolder({ purpose: 'exchange' })
      if (folder) {
        setPicked(folder)
        await onPicked(folder)
      }
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    setBusy(false)
  }
  return { picked, error, busy, pick: () => void pick() }
}
