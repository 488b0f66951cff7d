import type { LeaseTimes } from '../../shared/access/lease-end.ts'
import type { GrantState } from './project-state.ts'
import type { Project } from './project.ts'

/** When the last status that was taken lets a grant run; null before the first. Milliseconds since 1970. */
export const leaseTimesOf = (
  { status }: Pick<Project, 'status'>,
  grant: GrantState,
): Omit<LeaseTimes, 'nowMs'> | null =>
  status && {
    statusIssuedMs: Date.parse(status.issuedAt),
    statusValidUntilMs: Date.parse(status.validUntil),
    offlineLeaseMs: grant.offlineLeaseMs,
    grantExpiresMs: grant.expiresMs,
  }
