/** Where a lease stands at a moment. All times in milliseconds since 1970. */
export interface LeaseTimes {
  readonly nowMs: number
  readonly statusIssuedMs: number
  readonly statusValidUntilMs: number
  readonly offlineLeaseMs: number
  readonly grantExpiresMs: number
}

/**
 * The end of a lease: the device may work until its last signed status runs out (or the offline lease counted from that
 * status, when longer), never past the grant.
 */
export const leaseEndMs = (times: Omit<LeaseTimes, 'nowMs'>): number =>
  Math.min(times.grantExpiresMs, Math.max(times.statusValidUntilMs, times.statusIssuedMs + times.offlineLeaseMs))
