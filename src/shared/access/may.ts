import type { RefusalReason } from './refusal.ts'

/** Everything a decision looks at. Times are milliseconds since 1970; null means that the thing does not exist. */
export interface AccessFacts {
  readonly unlocked: boolean
  readonly nowMs: number
  /** The highest signed or local time ever seen. */
  readonly highWaterMs: number
  /** How far the clock may lie behind the highest time seen before it counts as set back. */
  readonly clockToleranceMs: number
  /** The home is older than its key store remembers, and has not met the exchange since. */
  readonly restored: boolean
  readonly deviceId: string
  readonly region: string | null
  /** `degraded`: the key store of this device keeps its secret less well than it should, or nobody can tell. */
  readonly keyStore: { readonly degraded: boolean }
  readonly membership: { readonly revoked: boolean } | null
  readonly grant: {
    readonly deviceId: string
    readonly memberIsSelf: boolean
    readonly revoked: boolean
    readonly wiped: boolean
    readonly notBeforeMs: number
    readonly expiresMs: number
    readonly regions: readonly string[]
  } | null
  readonly project: { readonly completed: boolean; readonly deniesDegradedKeyStore: boolean } | null
  /** When the lease of the last signed status ends. */
  readonly leaseEndsMs: number | null
}

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: RefusalReason }

const refuse = (reason: RefusalReason): Decision => ({ allowed: false, reason })

/**
 * Decides whether a shard may be read. Pure and total: whatever is missing refuses. The order of reasons is fixed, from
 * what concerns the person to what concerns the moment, so that the same facts always give the same words.
 */
export const mayOpenShard = (facts: AccessFacts): Decision => {
  if (!facts.unlocked) return refuse('LOCKED')
  if (!facts.membership || facts.membership.revoked) return refuse('MEMBER_REVOKED')
  const { grant, project } = facts
  if (!grant || !project) return refuse('NOT_ASSIGNED')
  if (!grant.memberIsSelf) return refuse('NOT_ASSIGNED')
  if (grant.deviceId !== facts.deviceId) return refuse('OTHER_DEVICE')
  if (grant.revoked) return refuse('GRANT_REVOKED')
  if (project.completed) return refuse('PROJECT_COMPLETED')
  if (grant.wiped) return refuse('WIPED')
  if (facts.restored) return refuse('HOME_RESTORED')
  if (facts.nowMs < facts.highWaterMs - facts.clockToleranceMs) return refuse('CLOCK_BACK')
  if (grant.regions.length > 0 && (facts.region === null || !grant.regions.includes(facts.region)))
    return refuse('REGION_NOT_ALLOWED')
  if (project.deniesDegradedKeyStore && facts.keyStore.degraded) return refuse('KEY_STORE_DENIED')
  if (facts.nowMs < grant.notBeforeMs) return refuse('NOT_YET')
  // What has ended has ended by the highest time seen: the tolerance of the clock gives nobody more time.
  const seenMs = Math.max(facts.nowMs, facts.highWaterMs)
  if (seenMs >= grant.expiresMs) return refuse('GRANT_EXPIRED')
  if (facts.leaseEndsMs === null || seenMs >= facts.leaseEndsMs) return refuse('STATUS_STALE')
  return { allowed: true }
}
