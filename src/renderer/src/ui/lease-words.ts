import type { Lease } from '../../../shared/access/lease.ts'
import { daysBetween, formatMoment } from './format.ts'

/** The meaning colour of a lease. */
export type LeaseTone = 'ok' | 'warn' | 'bad' | 'none'

export const leaseTone = (lease: Lease): LeaseTone =>
  (({ running: 'ok', ending: 'warn', ended: 'bad', none: 'none' }) as const)[lease.state]

/** Says the moment, never a countdown: `Offline until Thu 14:00`, `Ends today 18:00`, `Lease ended 18:00`. */
export const leaseWords = (lease: Lease, nowMs: number): string => {
  if (lease.state === 'none' || lease.endsAt === null) return 'No lease'
  const moment = formatMoment(lease.endsAt, nowMs)
  if (lease.state === 'ended') return `Lease ended ${moment}`
  if (lease.endedBy === 'grant' || daysBetween(nowMs, Date.parse(lease.endsAt)) === 0) return `Ends ${moment}`
  return `Offline until ${moment}`
}

/** The same in as few words as a narrow window has room for. */
export const shortLeaseWords = (lease: Lease, nowMs: number): string =>
  lease.state === 'none' || lease.endsAt === null ? 'No lease' : formatMoment(lease.endsAt, nowMs)

/** What the ring in the title bar says of several leases, and the one it draws: the one that ends first. */
export const leaseSummary = (
  leases: readonly Lease[],
  nowMs: number,
): { readonly lease: Lease; readonly words: string } => {
  const none: Lease = { state: 'none', beganAt: null, endsAt: null, share: 0, endedBy: 'none' }
  const running = leases
    .filter((lease) => (lease.state === 'running' || lease.state === 'ending') && lease.endsAt !== null)
    .sort((one, other) => Date.parse(one.endsAt ?? '') - Date.parse(other.endsAt ?? ''))
  const first = running[0]
  if (!first) {
    const ended = leases.filter((lease) => lease.state === 'ended').length
    const last = leases.find((lease) => lease.state === 'ended')
    if (!last) return { lease: none, words: 'No leases' }
    return { lease: last, words: ended === 1 ? leaseWords(last, nowMs) : `${ended} leases ended` }
  }
  if (running.length === 1) return { lease: first, words: leaseWords(first, nowMs) }
  const words =
    first.state === 'ending'
      ? `${running.length} leases, one ends ${formatMoment(first.endsAt ?? '', nowMs)}`
      : `${running.length} leases in date`
  return { lease: first, words }
}
