import { projectPolicy } from '../../shared/access/policy.ts'
import { Failure } from '../../shared/failures.ts'
import type { GrantId, ProjectId, ShardId } from '../../shared/ids.ts'
import {
  grantKeys,
  projectTerms,
  shardTerms,
  workItem,
  type GrantKeys,
  type ProjectTerms,
  type ShardTerms,
  type WorkItem,
} from '../guard/trust/entries.ts'
import type { StatusDocument } from '../guard/trust/documents.ts'
import { ontology } from '../../shared/labels/ontology.ts'
import { openSealed, openWith } from '../guard/trust/sealed.ts'
import { parseJson } from '../guard/trust/signed.ts'
import { openProjectStore, type ProjectStore } from '../storage/project/project-store.ts'
import { ownKey } from './own-keys.ts'
import type { ProjectRecord } from './project-record.ts'
import type { ProjectState } from './project-state.ts'
import { storedStatus } from './status.ts'
import { currentState } from './current-state.ts'
import { settleSealed } from './sealed-items.ts'
import type { Unlocked } from './unlocked.ts'
import { isWiping, openJournals } from './wipe-journal.ts'

/** What only someone with the project's keys has: its words, its shard keys, its work. */
export interface OpenProject {
  readonly terms: ProjectTerms
  readonly shardTerms: ReadonlyMap<ShardId, ShardTerms>
  readonly shardKeys: ReadonlyMap<ShardId, Buffer>
  readonly contentKey: Buffer
  readonly store: ProjectStore<WorkItem>
}

/** A project as this device sees it. `open` is null where this device has no key of it, or has none any more. */
export interface Project {
  readonly projectId: ProjectId
  readonly role: ProjectRecord['role']
  readonly log: string
  readonly state: ProjectState
  readonly status: StatusDocument | null
  /** When everything of it left this device; null again when something is granted anew. */
  readonly wipedAt: string | null
  /** Grants to this device whose keys are destroyed, or are being destroyed now. */
  readonly wipedGrants: ReadonlySet<GrantId>
  readonly open: OpenProject | null
}

/**
 * Loads a project from the home database and replaces the one in memory. A project whose wipe has begun opens for the wipe
 * alone, which still has to seal what was not delivered.
 *
 * @returns null when its log is still empty.
 */
export const loadProject = async (
  at: Unlocked,
  projectId: ProjectId,
  reason: 'work' | 'wipe' = 'work',
): Promise<Project | null> => {
  const row = at.home.projects.find(projectId)
  if (!row) return null
  const { record } = row
  const state = currentState(at, record.log)
  if (!state) return null
  const before = at.projects.get(projectId)
  const wipedAt = record.wipedAt
  const mayOpen = wipedAt === null && (reason === 'wipe' || !isWiping(at, projectId))
  const wipedGrants = wipedGrantsOf(at, state)
  const keys = mayOpen ? await projectKeys(at, { record, state, wipedGrants }) : null
  const open = keys && row.hasKey ? await openProject(at, { state, keys, before }) : null
  if (!open) before?.open?.store.close()
  dropKeys(before?.open, open)
  const project: Project = {
    projectId,
    role: record.role,
    log: record.log,
    state,
    status: await storedStatus(at, record.log),
    wipedAt,
    wipedGrants,
    open,
  }
  at.projects.set(projectId, project)
  return project
}

const wipedGrantsOf = (at: Unlocked, state: ProjectState): Set<GrantId> => {
  const going = new Set(openJournals(at, state.projectId).flatMap((journal) => journal.grantIds))
  const mine = [...state.grants.values()].filter((grant) => grant.deviceId === at.identity.deviceId)
  return new Set(
    mine.filter(({ grantId, prekeyId }) => going.has(grantId) || !ownKey(at, prekeyId)).map(({ grantId }) => grantId),
  )
}

interface Keys {
  readonly contentKey: Buffer
  readonly shards: Map<ShardId, Buffer>
}

const projectKeys = async (
  at: Unlocked,
  { record, state, wipedGrants }: { record: ProjectRecord; state: ProjectState; wipedGrants: ReadonlySet<GrantId> },
): Promise<Keys | null> => {
  if (record.role === 'owner') return record.keys ? decodeKeys([record.keys]) : null
  const opened: GrantKeys[] = []
  for (const grant of state.grants.values()) {
    if (grant.deviceId !== at.identity.deviceId) continue
    const prekey = ownKey(at, grant.prekeyId)
    if (!prekey) continue
    const keys = parseJson(await openSealed('auxerta-grant-keys+jwe', grant.keys, prekey), grantKeys)
    // A grant that ended opens no shard; while its key is there, the project's words stay readable for the refusal.
    const isOver = grant.revokedAtMs !== null || wipedGrants.has(grant.grantId)
    opened.push(isOver ? { ...keys, shards: [] } : keys)
  }
  return decodeKeys(opened)
}

const decodeKeys = (sets: readonly GrantKeys[]): Keys | null => {
  const first = sets[0]
  if (!first) return null
  const shards = new Map<ShardId, Buffer>()
  for (const set of sets) for (const { shardId, key } of set.shards) shards.set(shardId, Buffer.from(key, 'base64url'))
  return { contentKey: Buffer.from(first.contentKey, 'base64url'), shards }
}

/** Keeps the buffer that is in use when the key is the same, so that loading again leaves no copies behind. */
const sameKey = (before: Buffer | undefined, fresh: Buffer): Buffer => {
  if (!before?.equals(fresh)) return fresh
  fresh.fill(0)
  return before
}

const keysOf = (open: OpenProject | null | undefined): Buffer[] =>
  open ? [open.contentKey, ...open.shardKeys.values()] : []

/** Overwrites the keys of a project that its newer self does not use any more. */
const dropKeys = (before: OpenProject | null | undefined, after: OpenProject | null): void => {
  const used = new Set(keysOf(after))
  for (const key of keysOf(before)) if (!used.has(key)) key.fill(0)
}

interface Opening {
  readonly state: ProjectState
  readonly keys: Keys
  readonly before: Project | undefined
}

const openProject = async (at: Unlocked, opening: Opening): Promise<OpenProject> => {
  const { state, keys } = opening
  const terms = await openTerms(state, keys.contentKey)
  const shards = new Map<ShardId, ShardTerms>()
  for (const shard of state.shards.values()) {
    const named = parseJson(await openWith('auxerta-content+jwe', shard.sealed, keys.contentKey), shardTerms)
    shards.set(shard.shardId, named)
  }
  const before = opening.before?.open
  const shardKeys = new Map([...keys.shards].map(([id, key]) => [id, sameKey(before?.shardKeys.get(id), key)]))
  const contentKey = sameKey(before?.contentKey, keys.contentKey)
  return { terms, shardTerms: shards, shardKeys, contentKey, store: before?.store ?? openStore(at, state.projectId) }
}

/** The words of a project with the newest policy and ontology in them. */
const openTerms = async (state: ProjectState, contentKey: Uint8Array): Promise<ProjectTerms> => {
  const read = (sealed: string) => openWith('auxerta-content+jwe', sealed, contentKey)
  const terms = parseJson(await read(state.sealedTerms), projectTerms)
  const policy = state.sealedPolicy && parseJson(await read(state.sealedPolicy), projectPolicy)
  const newer = state.sealedOntology && parseJson(await read(state.sealedOntology), ontology)
  return { ...terms, policy: policy || terms.policy, ontology: newer || terms.ontology }
}

const openStore = (at: Unlocked, projectId: ProjectId): ProjectStore<WorkItem> => {
  const key = at.home.projects.localKey(projectId)
  if (!key) throw new Failure('WIPED')
  try {
    const store = openProjectStore({ homeDir: at.homeDir, projectId, key, submissionSchema: workItem })
    settleSealed(at, projectId, store)
    return store
  } finally {
    key.fill(0)
  }
}

/** Closes every project and overwrites the keys that were in memory. */
export const closeProjects = (at: Pick<Unlocked, 'projects'>): void => {
  for (const project of at.projects.values()) {
    project.open?.store.close()
    project.open?.contentKey.fill(0)
    for (const key of project.open?.shardKeys.values() ?? []) key.fill(0)
  }
  at.projects.clear()
}

/** The name of a shard, or its id where this device has no key of the project. */
export const shardNameOf = (project: Pick<Project, 'open'>, shardId: ShardId): string =>
  project.open?.shardTerms.get(shardId)?.name ?? shardId
