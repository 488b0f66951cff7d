import type { DeviceId, GrantId, MemberId, ProjectId, ShardId } from '../../shared/ids.ts'
import { LogFailure } from '../guard/trust/chain.ts'
import type { BodyOf, LogEntry } from '../guard/trust/entries.ts'
import type { PublicKey } from '../guard/trust/key-pairs.ts'
import { projectOf } from './exchange-names.ts'

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

/** Takes the entries of a project's log one by one. */
export interface ProjectReducer {
  /** @throws {@link Failure} `LOG_BROKEN` naming the entry; nothing of it is taken. */
  readonly take: (entry: LogEntry) => void
  /** null before the first entry. */
  readonly state: () => ProjectState | null
}

/**
 * Derives a project from its entries. The signature of every entry is checked by whoever reads the log; here its meaning
 * is: a log that creates another project than the one it is named after, a grant of an unknown shard, a second creation or
 * an entry after completion breaks the log.
 */
export const createProjectReducer = (log: string): ProjectReducer => {
  let draft: Draft | null = null
  return {
    take: (entry) => {
      if (draft === null && entry.body.kind === 'project.create' && entry.body.projectId === projectOf(log))
        draft = begin(log, entry, entry.body)
      else if (draft === null || draft.completedAt !== null || !take(draft, entry))
        throw new LogFailure('LOG_BROKEN', { log, seq: entry.seq })
    },
    state: () => draft,
  }
}

/** As {@link createProjectReducer}, over a whole log. @throws {@link Failure} `LOG_BROKEN` naming the entry. */
export const reduceProject = (log: string, entries: Iterable<LogEntry>): ProjectState | null => {
  const reducer = createProjectReducer(log)
  for (const entry of entries) reducer.take(entry)
  return reducer.state()
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
      if (!isUnder(draft.grants.get(body.grantId), body)) return false
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

/** Whether a decision is about a shard and a device of its grant. */
const isUnder = (grant: GrantState | undefined, body: BodyOf<'decision'>): boolean =>
  grant?.deviceId === body.deviceId && grant.shardIds.includes(body.shardId)

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
