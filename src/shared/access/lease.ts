import { z } from 'zod'
import { leaseEndMs, type LeaseTimes } from './lease-end.ts'

export { leaseEndMs, type LeaseTimes } from './lease-end.ts'

/**
 * How long a shard may still be opened. All moments are RFC 3339. `share` is the part of the lease left, 0 to 1.
 * `state` is what the ring shows: `running`, `ending` (a quarter or less left, or it ends today), `ended`, `none`.
 */
export const lease = z.object({
  state: z.enum(['running', 'ending', 'ended', 'none']),
  beganAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  share: z.number().min(0).max(1),
  /** What ends it: the lead's assignment or the time this device may stay away from the exchange. */
  endedBy: z.enum(['grant', 'offline', 'none']),
})
export type Lease = z.infer<typeof lease>

export const noLease: Lease = { state: 'none', beganAt: null, endsAt: null, share: 0, endedBy: 'none' }

/** Describes a lease for the ring. */
export const describeLease = (times: LeaseTimes): Lease => {
  const end = leaseEndMs(times)
  const whole = Math.max(end - times.statusIssuedMs, 1)
  const share = Math.min(Math.max((end - times.nowMs) / whole, 0), 1)
  const sameDay = new Date(end).toDateString() === new Date(times.nowMs).toDateString()
  const state = times.nowMs >= end ? 'ended' : share <= 0.25 || sameDay ? 'ending' : 'running'
  return {
    state,
    share,
    beganAt: new Date(times.statusIssuedMs).toISOString(),
    endsAt: new Date(end).toISOString(),
    endedBy: end === times.grantExpiresMs ? 'grant' : 'offline',
  }
}
