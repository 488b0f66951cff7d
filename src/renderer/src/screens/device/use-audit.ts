import { useCallback, useEffect, useRef, useState } from 'react'
import type { AuditEntry, AuditVerdict } from '../../../../shared/ipc/device-audit.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import { asked, everything, type AuditFilter } from './audit-filter.ts'

/** What was found so far, newest first, and where the next look goes on. */
interface Found {
  readonly entries: readonly AuditEntry[]
  readonly names: Readonly<Record<string, string>>
  readonly next: number | null
}

export interface Audit extends Found {
  readonly verdict: AuditVerdict
  /** Whether the chain was walked since this page is open. */
  readonly verified: boolean
  readonly verifying: boolean
  readonly loading: boolean
  readonly filter: AuditFilter
  readonly error: CallError | null
  readonly setFilter: (change: Partial<AuditFilter>) => void
  readonly verify: () => void
  /** Looks further back; nothing when everything was seen or a look is under way. */
  readonly more: () => void
}

/** How many entries one look asks for. */
const step = 100
const nothing: Found = { entries: [], names: {}, next: null }

/** Looks again when the filter or the trail changes, and further back when asked. Late answers are dropped. */
const useLook = (filter: AuditFilter, trailLength: number) => {
  const station = useStation()
  const [found, setFound] = useState<Found>(nothing)
  const [loading, setLoading] = useState(true)
  const [error, setError] = useState<CallError | null>(null)
  const run = useRef(0)
  /** Under which filter somebody went further back: new entries do not throw them to the top then. */
  const deepIn = useRef<AuditFilter | null>(null)
  const look = useCallback(
    async (before: number | null, known: Found) => {
      const mine = ++run.current
      setLoading(true)
      try {
        const page = await station.device.audit({ before, limit: step, ...asked(filter, Date.now()) })
        if (mine !== run.current) return
        setFound({
          entries: [...known.entries, ...page.entries],
          names: { ...known.names, ...page.names },
          next: page.next,
        })
        setError(null)
        deepIn.current = known.entries.length >= step ? filter : null
      } catch (thrown) {
        if (mine === run.current) setError(asCallError(thrown))
      } finally {
        if (mine === run.current) setLoading(false)
      }
    },
    [station, filter],
  )
  useEffect(() => {
    if (deepIn.current === filter) return undefined
    const timer = setTimeout(() => void look(null, nothing), filter.text === '' ? 0 : 150)
    return () => clearTimeout(timer)
  }, [look, filter, trailLength])
  // A rare thing may be far back: looking goes on by itself until the first page is full.
  const goesOn = !loading && error === null && found.next !== null && found.entries.length < step
  useEffect(() => {
    if (goesOn) void look(found.next, found)
  }, [goesOn, look, found])
  const more = useCallback(() => {
    if (!loading && found.next !== null) void look(found.next, found)
  }, [loading, look, found])
  return { ...found, loading, error, more }
}

/** The audit trail as somebody looks at it, and whether its chain is whole. */
export const useAudit = (known: AuditVerdict): Audit => {
  const station = useStation()
  const [filter, setWhole] = useState<AuditFilter>(everything)
  const [walked, setWalked] = useState<AuditVerdict | null>(null)
  const [verifying, setVerifying] = useState(false)
  const [failure, setFailure] = useState<CallError | null>(null)
  const found = useLook(filter, walked?.entries ?? known.entries)
  const verify = useCallback(() => {
    setVerifying(true)
    setFailure(null)
    station.device
      .verifyAudit({})
      .then(setWalked)
      .catch((thrown: unknown) => setFailure(asCallError(thrown)))
      .finally(() => setVerifying(false))
  }, [station])
  const setFilter = useCallback((change: Partial<AuditFilter>) => setWhole((before) => ({ ...before, ...change })), [])
  return {
    ...found,
    verdict: walked ?? known,
    verified: walked !== null,
    verifying,
    filter,
    error: failure ?? found.error,
    setFilter,
    verify,
  }
}
