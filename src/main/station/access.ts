import { describeLease, leaseEndMs, noLease, type Lease } from '../../shared/access/lease.ts'
import { mayOpenShard, type AccessFacts, type Decision } from '../../shared/access/may.ts'
import type { RefusalReason } from '../../shared/access/refusal.ts'
import { Failure } from '../../shared/failures.ts'
import type { ShardId } from '../../shared/ids.ts'
import { clockToleranceMs } from './clock.ts'
import { leaseTimesOf } from './lease-times.ts'
import type { GrantState, ShardState } from './project-state.ts'
import type { Project } from './project.ts'
import { ownEntry, type Unlocked } from './unlocked.ts'

/** Everything known about one person's access to one shard at this moment. */
export interface Judgement {
  readonly shardId: ShardId
  readonly project: Project | null
  readonly shard: ShardState | null
  readonly grant: GrantState | null
  readonly lease: Lease
  readonly decision: Decision
}

/** The country this device stands in, as the admin signed it into the membership: nobody can set it on the device. */
const regionOf = (at: Unlocked): string | null => ownEntry(at)?.region ?? null

const projectOf = (at: Unlocked, shardId: ShardId): Project | null => {
  for (const project of at.projects.values()) if (project.state.shards.has(shardId)) return project
  return null
}

/**
 * The grant that counts. One for this device before one for this member before any; among those for this device one that
 * runs now before one that was not taken back, and the later before the earlier.
 */
const grantFor = (at: Unlocked, project: Project | null, shardId: ShardId): GrantState | null => {
  if (!project) return null
  const nowMs = at.clock.nowMs()
  const all = [...project.state.grants.values()].filter((grant) => grant.shardIds.includes(shardId)).reverse()
  const { memberId, deviceId } = at.identity
  const mine = all.filter((grant) => grant.memberId === memberId)
  const here = mine.filter((grant) => grant.deviceId === deviceId)
  const valid = here.filter((grant) => grant.revokedAtMs === null)
  const running = valid.find((grant) => nowMs >= grant.notBeforeMs && nowMs < grant.expiresMs)
  return running ?? valid[0] ?? here[0] ?? mine[0] ?? all[0] ?? null
}

/** Judges access to a shard without recording it: for lists. Whoever reads content calls {@link authoriseShard}. */
export const judgeShard = (at: Unlocked, shardId: ShardId): Judgement => {
  const nowMs = at.clock.nowMs()
  const project = projectOf(at, shardId)
  const grant = grantFor(at, project, shardId)
  const times = project && grant ? leaseTimesOf(project, grant) : null
  const facts = factsOf(at, { nowMs, project, grant, leaseEndsMs: times ? leaseEndMs(times) : null })
  const decision = mayOpenShard(facts)
  const mine = grant !== null && grant.memberId === at.identity.memberId && grant.deviceId === at.identity.deviceId
  return {
    shardId,
    project,
    shard: project?.state.shards.get(shardId) ?? null,
    grant,
    lease: times && mine ? describeLease({ nowMs, ...times }) : noLease,
    decision,
  }
}

/**
 * The highest time that counts for one project. A status dated far ahead does not move the clock of the whole home, but shuts
 * its own project: a clock that was always slow would else stretch every lease.
 */
const highestMs = (at: Unlocked, project: Project | null): number =>
  Math.max(at.clock.highWaterMs(), project?.status ? Date.parse(project.status.issuedAt) : 0)

interface Found {
  readonly nowMs: number
  readonly project: Project | null
  readonly grant: GrantState | null
  readonly leaseEndsMs: number | null
}

const factsOf = (at: Unlocked, found: Found): AccessFacts => {
  const entry = ownEntry(at)
  const { project, grant } = found
  const membershipLapsed = at.membership === null || found.nowMs >= Date.parse(at.membership.validUntil)
  return {
    unlocked: true,
    nowMs: found.nowMs,
    highWaterMs: highestMs(at, project),
    clockToleranceMs,
    restored: at.restored,
    deviceId: at.identity.deviceId,
    region: regionOf(at),
    keyStore: { degraded: at.keyStoreDegraded },
    membership: entry && { revoked: entry.revokedAt !== null },
    grant: grant && {
      deviceId: grant.deviceId,
      memberIsSelf: grant.memberId === at.identity.memberId,
      // What this device gave back or wiped by itself was not taken back by anybody.
      revoked: grant.revokedAtMs !== null && grant.endedBy !== 'returned' && grant.endedBy !== 'lapsed',
      wiped:
        project?.wipedGrants.has(grant.grantId) === true ||
        (project?.open === null && grant.deviceId === at.identity.deviceId),
      notBeforeMs: grant.notBeforeMs,
      expiresMs: grant.expiresMs,
      regions: grant.regions,
    },
    project: project && {
      completed: project.state.completedAt !== null,
      deniesDegradedKeyStore: project.open?.terms.policy.degradedKeyStore === 'deny',
    },
    leaseEndsMs: membershipLapsed ? null : found.leaseEndsMs,
  }
}

/** An allowed judgement: project, shard and grant are there. */
export interface Authorised extends Judgement {
  readonly project: Project & { readonly open: NonNullable<Project['open']> }
  readonly shard: ShardState
  readonly grant: GrantState
}

/** The answer to a request, recorded in the audit trail either way. */
export type Authorisation =
  | { readonly allowed: true; readonly access: Authorised }
  | {
      readonly allowed: false
      readonly reason: RefusalReason
      readonly judgement: Judgement
      readonly auditEntry: number
    }

type AccessEvent =
  'model.run' | 'shard.open' | 'item.read' | 'item.prefetch' | 'item.state' | 'label.save' | 'comment.save'

/** What is asked for, for the audit trail. `purpose` is a closed word that says why something was read before anybody looked at it. */
export interface AccessAsk {
  readonly event: AccessEvent
  readonly index: number
  readonly purpose?: string | null
  /** A further id that it is about. */
  readonly with?: string
  /** One tile of an image: recorded once for all of its tiles. */
  readonly isTile?: boolean
}

/** How the audit trail names an item. */
export const itemSubject = (shardId: string, index: number): string => `${shardId} item:${String(index)}`

/** Records the answer to what was asked, allowed or refused. @returns The number of its entry. */
const recordAnswer = (
  at: Unlocked,
  { shardId, ask }: { readonly shardId: ShardId; readonly ask: 'shard.open' | AccessAsk },
  refusal: RefusalReason | 'ITEM_ERASED' | null,
): number => {
  const {
    event,
    index,
    purpose = null,
    isTile = false,
    ...rest
  }: Partial<AccessAsk> & { event: AccessEvent } = ask === 'shard.open' ? { event: ask } : ask
  const subject = [
    shardId,
    ...(index === undefined ? [] : [`item:${String(index)}`]),
    ...(rest.with ? [rest.with] : []),
  ].join(' ')
  const result = refusal === null ? 'allowed' : 'refused'
  const reason = refusal ?? purpose
  const record = (): number => at.audit.append({ event, result, reason, subject }).entry
  return isTile ? at.tileReadings.once({ subject, words: `${event} ${result} ${reason ?? ''}` }, record) : record()
}

/** Judges and records. @param ask - Dotted audit event, for example `shard.open`, with the item it is about. */
export const authoriseShard = (at: Unlocked, shardId: ShardId, ask: 'shard.open' | AccessAsk): Authorisation => {
  const judgement = judgeShard(at, shardId)
  const { decision, project, shard, grant } = judgement
  const reason = decision.allowed ? null : decision.reason
  const auditEntry = recordAnswer(at, { shardId, ask }, reason)
  if (reason !== null) return { allowed: false, reason, judgement, auditEntry }
  if (!project?.open || !shard || !grant) throw new TypeError('an allowed shard has a project, a grant and keys')
  return { allowed: true, access: { ...judgement, project: { ...project, open: project.open }, shard, grant } }
}

/**
 * As {@link authoriseShard}, for calls without a refusal screen of their own.
 *
 * @throws {@link Failure} the reason, or `ITEM_ERASED` for an item that was erased on request
 */
export const requireShard = (at: Unlocked, shardId: ShardId, ask: AccessAsk): Authorised => {
  if (projectOf(at, shardId)?.state.shards.get(shardId)?.erased.includes(ask.index)) {
    recordAnswer(at, { shardId, ask }, 'ITEM_ERASED')
    throw new Failure('ITEM_ERASED')
  }
  const answer = authoriseShard(at, shardId, ask)
  if (!answer.allowed) throw new Failure(answer.reason)
  return answer.access
}

/** As {@link requireShard}, for what reads no content or was recorded already: only a refusal is recorded. */
export const requireQuietly = (at: Unlocked, shardId: ShardId, ask: AccessAsk): Authorised['project'] => {
  const { decision, project } = judgeShard(at, shardId)
  if (decision.allowed && project?.open) return { ...project, open: project.open }
  return requireShard(at, shardId, ask).project
}
