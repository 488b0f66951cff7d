import type { DeviceId, GrantId, HoldId, MemberId, ModelId, ProjectId, SetId, ShardId } from '../../shared/ids.ts'
import { LogFailure } from '../guard/trust/chain.ts'
import type { BodyOf, LogEntry } from '../guard/trust/entries.ts'
import type { PublicKey } from '../guard/trust/key-pairs.ts'
import { projectOf } from './exchange-names.ts'
import { changeModels, isIdTaken, type ModelState } from './model-state.ts'
import { changeSuggestions, eraseSuggestions, type SuggestionState } from './suggestion-state.ts'

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
  readonly lapseGraceMs: number | null
  readonly revokedAtMs: number | null
  /** Why it ended before its time; null while it did not. */
  readonly endedBy: 'lead' | 'returned' | 'lapsed' | 'erase' | null
}

/** A shard in its newest version. `erased` are the places of items that are gone for good. */
export interface ShardState extends Pick<
  BodyOf<'shard.add'>,
  'shardId' | 'version' | 'items' | 'tar' | 'index' | 'keyCheck' | 'sealed'
> {
  readonly erased: readonly number[]
  /** Older versions, oldest first: what holds them has to go. */
  readonly replaced: readonly { readonly version: number; readonly sha256: string }[]
}

/** A hold that stands: nothing of the project may be destroyed at the lead's. */
export interface HoldState {
  readonly holdId: HoldId
  readonly placedAt: string
  readonly sealed: string
}

/** A client's request to delete. */
export interface DeletionState {
  readonly requestedAt: string
  readonly sealed: string
}

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
  readonly models: ReadonlyMap<ModelId, ModelState>
  readonly suggestions: ReadonlyMap<SetId, SuggestionState>
  readonly grants: ReadonlyMap<GrantId, GrantState>
  readonly decisions: readonly SealedDecision[]
  /** Newer than what `sealedTerms` holds; null while nothing was changed. */
  readonly sealedPolicy: string | null
  readonly sealedOntology: string | null
  /** Of the newest `ontology` entry; 0 before the first. */
  readonly ontologyVersion: number
  readonly holds: ReadonlyMap<HoldId, HoldState>
  readonly deletion: DeletionState | null
  readonly completedAt: string | null
}

interface Draft extends ProjectState {
  readonly shards: Map<ShardId, ShardState>
  readonly models: Map<ModelId, ModelState>
  readonly suggestions: Map<SetId, SuggestionState>
  readonly grants: Map<GrantId, GrantState>
  readonly decisions: SealedDecision[]
  readonly holds: Map<HoldId, HoldState>
  sealedPolicy: string | null
  sealedOntology: string | null
  ontologyVersion: number
  deletion: DeletionState | null
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
 * work that goes on after completion breaks the log. What concerns deletion alone may still follow: holds and requests.
 *
 * @param from - Goes on from there instead of from the beginning.
 */
export const createProjectReducer = (log: string, from: ProjectState | null = null): ProjectReducer => {
  let draft = from && copyOf(from)
  return {
    take: (entry) => {
      if (draft === null && entry.body.kind === 'project.create' && entry.body.projectId === projectOf(log))
        draft = begin(log, entry, entry.body)
      else if (draft === null || !mayFollow(draft, entry) || !take(draft, entry))
        throw new LogFailure('LOG_BROKEN', { log, seq: entry.seq })
    },
    state: () => draft && copyOf(draft),
  }
}

/** As {@link createProjectReducer}, over a whole log. @throws {@link Failure} `LOG_BROKEN` naming the entry. */
export const reduceProject = (log: string, entries: Iterable<LogEntry>): ProjectState | null => {
  const reducer = createProjectReducer(log)
  for (const entry of entries) reducer.take(entry)
  return reducer.state()
}

/** What was handed out does not change when more entries are taken. */
const copyOf = (state: ProjectState): Draft => ({
  ...state,
  shards: new Map(state.shards),
  models: new Map(state.models),
  suggestions: new Map(state.suggestions),
  grants: new Map(state.grants),
  decisions: [...state.decisions],
  holds: new Map(state.holds),
})

const begin = (log: string, entry: LogEntry, body: BodyOf<'project.create'>): Draft => ({
  projectId: body.projectId,
  log,
  createdAt: entry.at,
  workKey: body.workKey,
  sealedTerms: body.sealed,
  shards: new Map(),
  models: new Map(),
  suggestions: new Map(),
  grants: new Map(),
  decisions: [],
  holds: new Map(),
  sealedPolicy: null,
  sealedOntology: null,
  ontologyVersion: 0,
  deletion: null,
  completedAt: null,
})

const afterCompletion = new Set<LogEntry['body']['kind']>(['hold.place', 'hold.release', 'deletion.request'])

const mayFollow = (draft: Draft, entry: LogEntry): boolean =>
  draft.completedAt === null || afterCompletion.has(entry.body.kind)

const take = (draft: Draft, entry: LogEntry): boolean => {
  const { body } = entry
  switch (body.kind) {
    case 'shard.add':
      if (isIdTaken(draft, body.shardId)) return false
      draft.shards.set(body.shardId, { ...body, erased: [], replaced: [] })
      return true
    case 'erase':
      return erase(draft, body)
    case 'grant':
      return grant(draft, entry.at, body)
    case 'revoke':
      return endGrant(draft, body.grantId, { at: entry.at, by: body.cause ?? 'lead' })
    case 'decision':
      if (!isUnder(draft.grants.get(body.grantId), body)) return false
      draft.decisions.push({ seq: entry.seq, at: entry.at, body })
      return true
    case 'model.add':
    case 'model.remove':
      return changeModels(draft, entry.at, body)
    case 'suggestions.add':
    case 'suggestions.remove':
      return changeSuggestions(draft, entry.at, body)
    case 'policy':
      draft.sealedPolicy = body.sealed
      return true
    case 'ontology':
      if (body.version <= draft.ontologyVersion) return false
      draft.ontologyVersion = body.version
      draft.sealedOntology = body.sealed
      return true
    case 'hold.place':
    case 'hold.release':
    case 'deletion.request':
      return demand(draft, entry.at, body)
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

/** A new version of a shard in which more items are empty than before; every other place stays. */
const erase = (draft: Draft, body: BodyOf<'erase'>): boolean => {
  const shard = draft.shards.get(body.shardId)
  if (shard?.version !== body.version - 1) return false
  const erased = new Set(body.indexes)
  const isMore = erased.size > shard.erased.length && shard.erased.every((index) => erased.has(index))
  if (!isMore || !body.indexes.every((index) => index < shard.items)) return false
  if (!eraseSuggestions(draft, body)) return false
  const { version, tar, index, keyCheck } = body
  draft.shards.set(body.shardId, {
    ...shard,
    ...{ version, tar, index, keyCheck },
    erased: [...erased].sort((a, b) => a - b),
    replaced: [...shard.replaced, { version: shard.version, sha256: shard.tar.sha256 }],
  })
  return true
}

const grant = (draft: Draft, at: string, body: BodyOf<'grant'>): boolean => {
  if (draft.grants.has(body.grantId) || !body.shardIds.every((id) => draft.shards.has(id))) return false
  for (const replaced of body.replaces ?? []) {
    if (draft.grants.get(replaced)?.deviceId !== body.deviceId) return false
    if (!endGrant(draft, replaced, { at, by: 'erase' })) return false
  }
  draft.grants.set(body.grantId, grantOf(at, body))
  return true
}

const demand = (
  draft: Draft,
  at: string,
  body: BodyOf<'hold.place'> | BodyOf<'hold.release'> | BodyOf<'deletion.request'>,
): boolean => {
  switch (body.kind) {
    case 'hold.place':
      if (draft.holds.has(body.holdId)) return false
      draft.holds.set(body.holdId, { holdId: body.holdId, placedAt: at, sealed: body.sealed })
      return true
    case 'hold.release':
      return draft.holds.delete(body.holdId)
    case 'deletion.request':
      if (body.projectId !== draft.projectId || draft.deletion !== null) return false
      draft.deletion = { requestedAt: at, sealed: body.sealed }
      return true
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
  lapseGraceMs: body.lapseGraceMs ?? null,
  revokedAtMs: null,
  endedBy: null,
})

const endGrant = (
  draft: Draft,
  grantId: GrantId,
  end: { at: string; by: NonNullable<GrantState['endedBy']> },
): boolean => {
  const known = draft.grants.get(grantId)
  if (known?.revokedAtMs !== null) return false
  draft.grants.set(grantId, { ...known, revokedAtMs: Date.parse(end.at), endedBy: end.by })
  return true
}
