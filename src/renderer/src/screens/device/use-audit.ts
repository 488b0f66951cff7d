import { useCallback, useState } from 'react'
import type { AuditEntry, DeviceOverview } from '../../../../shared/ipc/device.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'

export type Chain = DeviceOverview['audit']

export interface Audit {
  readonly entries: readonly AuditEntry[]
  readonly total: number
  readonly chain: Chain
  /** Whether the chain was walked since this page is open. */
  readonly verified: boolean
  readonly verifying: boolean
  readonly refusedOnly: boolean
  readonly error: CallError | null
  readonly toggleRefusedOnly: () => void
  readonly verify: () => void
  /** Null when every entry is shown. */
  readonly showMore: (() => void) | null
}

/** How many entries one look asks for. */
const step = 12

/** The newest entries of the audit trail, and whether its chain is whole. */
export const useAudit = (known: Chain): Audit => {
  const station = useStation()
  const [refusedOnly, setRefusedOnly] = useState(false)
  const [limit, setLimit] = useState(step)
  const [walked, setWalked] = useState<Chain | null>(null)
  const [verifying, setVerifying] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const list = useCall(
    () => station.device.audit({ before: null, limit, refusedOnly }),
    [station, limit, refusedOnly, known.entries],
  )
  const verify = useCallback(() => {
    setVerifying(true)
    setError(null)
    station.device
      .verifyAudit({})
      .then(setWalked)
      .catch((thrown: unknown) => setError(asCallError(thrown)))
      .finally(() => setVerifying(false))
  }, [station])
  const toggleRefusedOnly = useCallback(() => {
    setRefusedOnly((before) => !before)
    setLimit(step)
  }, [])
  const entries = list.value?.entries ?? []
  const total = list.value?.total ?? 0
  return {
    entries,
    total,
    chain: walked ?? known,
    verified: walked !== null,
    verifying,
    refusedOnly,
    error: error ?? list.error,
    toggleRefusedOnly,
    verify,
    showMore: entries.length >= limit && limit < 500 ? () => setLimit(Math.min(limit * 4, 500)) : null,
  }
}
