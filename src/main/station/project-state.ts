import type { DeviceId, GrantId, MemberId, ProjectId, ShardId } from '../../shared/ids.ts'
import { LogFailure, type LogHead } from '../guard/trust/chain.ts'
import type { BodyOf, LogEntry } from '../guard/trust/entries.ts'
import type { PublicKey } from '../guard/trust/key-pairs.ts'

/** A grant as the log tells it. Times in milliseconds since 1970. */
export interface GrantState {
  readonly grantId: GrantId
  readonly memberId: MemberId
  readonly deviceId: DeviceId
  readonly role: 'annotate' | 'review'
  readonly shardIds: readonly ShardId[]
  readonly grantedAtMs: number
  readonly notBeforeMs: number
  readonly expiresMs: number
  readonly offlineLeaseMs: number
  readonly regions: readonly string[]
  readonly prekeyId: string
  readonly keys: string
  readonly revokedAtMs: number | null
}

export type ShardState = BodyOf<'shard.add'>

/** A decision of the lead about one delivered item, sealed to the annotator. */
export interface SealedDecision {
  readonly seq: number
  readonly at: string
  readonly body: BodyOf<'decision'>
}

/** A project as its log tells it: derived, never stored. */
export interface ProjectState {
  readonly projectId: ProjectId
  readonly log: string
  readonly createdAt: string
  readonly workKey: PublicKey
  readonly sealedTerms: string
  readonly shards: ReadonlyMap<ShardId, ShardState>
  readonly grants: ReadonlyMap<GrantId, GrantState>
  readonly decisions: readonly SealedDecision[]
  readonly completedAt: string | null
}

interface Draft extends ProjectState {
  readonly shards: Map<ShardId, ShardState>
  readonly grants: Map<GrantId, GrantState>
  readonly decisions: SealedDecision[]
  completedAt: string | null
}

/**
 * Derives a project from its verified entries. The signature of every entry was checked before it was stored; here its
 * meaning is: a grant of an unknown shard, a second creation or an entry after completion breaks the log.
 *
 * @returns null for an empty log.
 * @throws {@link Failure} `LOG_BROKEN` naming the entry.
 */
export const reduceProject = (log: string, entries: Iterable<LogEntry>): ProjectState | null => {
  let draft: Draft | null = null
  for (const entry of entries) {
    const broken = (): never => {
      throw new LogFailure('LOG_BROKEN', { log, seq: entry.seq })
    }
    if (draft === null) {
      draft = entry.body.kind === 'project.create' ? begin(log, entry, entry.body) : broken()
    } else if (draft.completedAt !== null || !take(draft, entry)) {
      broken()
    }
  }
  return draft
}

const begin = (log: string, entry: LogEntry, body: BodyOf<'project.create'>): Draft => ({
  projectId: body.projectId,
  log,
  createdAt: entry.at,
  workKey: body.workKey,
  sealedTerms: body.sealed,
  shards: new Map(),
  grants: new Map(),
  decisions: [],
  completedAt: null,
})

const take = (draft: Draft, entry: LogEntry): boolean => {
  const { body } = entry
  switch (body.kind) {
    case 'shard.add':
      if (draft.shards.has(body.shardId)) return false
      draft.shards.set(body.shardId, body)
      return true
    case 'grant':
      if (draft.grants.has(body.grantId) || !body.shardIds.every((id) => draft.shards.has(id))) return false
      draft.grants.set(body.grantId, grantOf(entry.at, body))
      return true
    case 'revoke':
      return revoke(draft, entry.at, body.grantId)
    case 'decision':
      if (draft.grants.get(body.grantId)?.deviceId !== body.deviceId) return false
      draft.decisions.push({ seq: entry.seq, at: entry.at, body })
      return true
    case 'complete':
      if (body.projectId !== draft.projectId) return false
      draft.completedAt = entry.at
      return true
    case 'project.create':
    case 'prekeys':
    case 'work':
    case 'audit.checkpoint':
    case 'certificate':
      return false
  }
}

const grantOf = (at: string, body: BodyOf<'grant'>): GrantState => ({
  grantId: body.grantId,
  memberId: body.memberId,
  deviceId: body.deviceId,
  role: body.role,
  shardIds: body.shardIds,
  grantedAtMs: Date.parse(at),
  notBeforeMs: Date.parse(body.notBefore),
  expiresMs: Date.parse(body.expires),
  offlineLeaseMs: body.offlineLeaseMs,
  regions: body.regions,
  prekeyId: body.prekeyId,
  keys: body.keys,
  revokedAtMs: null,
})

const revoke = (draft: Draft, at: string, grantId: GrantId): boolean => {
  const grant = draft.grants.get(grantId)
  if (!grant || grant.revokedAtMs !== null) return false
  draft.grants.set(grantId, { ...grant, revokedAtMs: Date.parse(at) })
  return true
}

/** Where a log's stored entries end. */
export const headOf = (links: readonly { seq: number; hash: string }[]): LogHead => {
  const last = links.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: null }
}
