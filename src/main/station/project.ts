import { Failure } from '../../shared/failures.ts'
import type { ProjectId, ShardId } from '../../shared/ids.ts'
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
import { openSealed, openWith } from '../guard/trust/sealed.ts'
import { parseJson } from '../guard/trust/signed.ts'
import { openProjectStore, type ProjectStore } from '../storage/project/project-store.ts'
import { ownKey } from './own-keys.ts'
import type { ProjectRecord } from './project-record.ts'
import { reduceProject, type ProjectState } from './project-state.ts'
import { storedStatus } from './status.ts'
import { storedEntries } from './logs.ts'
import type { Unlocked } from './unlocked.ts'

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
  readonly wipedAt: string | null
  readonly open: OpenProject | null
}

/** Loads a project from the home database and replaces the one in memory. @returns null when its log is still empty. */
export const loadProject = async (at: Unlocked, projectId: ProjectId): Promise<Project | null> => {
  const row = at.home.projects.find(projectId)
  if (!row) return null
  const { record } = row
  const state = reduceProject(record.log, storedEntries(at, record.log))
  if (!state) return null
  const before = at.projects.get(projectId)
  const wipedAt = record.wipedAt
  const keys = wipedAt === null ? await projectKeys(at, record, state) : null
  const open = keys && row.hasKey ? await openProject(at, { state, keys, before }) : null
  if (!open) before?.open?.store.close()
  const project: Project = {
    projectId,
    role: record.role,
    log: record.log,
    state,
    status: await storedStatus(at, record.log),
    wipedAt,
    open,
  }
  at.projects.set(projectId, project)
  return project
}

interface Keys {
  readonly contentKey: Buffer
  readonly shards: Map<ShardId, Buffer>
}

const projectKeys = async (at: Unlocked, record: ProjectRecord, state: ProjectState): Promise<Keys | null> => {
  if (record.role === 'owner') return record.keys ? decodeKeys([record.keys]) : null
  const opened: GrantKeys[] = []
  for (const grant of state.grants.values()) {
    if (grant.deviceId !== at.identity.deviceId || grant.revokedAtMs !== null) continue
    const prekey = ownKey(at, grant.prekeyId)
    if (prekey) opened.push(parseJson(await openSealed('auxerta-grant-keys+jwe', grant.keys, prekey), grantKeys))
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

interface Opening {
  readonly state: ProjectState
  readonly keys: Keys
  readonly before: Project | undefined
}

const openProject = async (at: Unlocked, opening: Opening): Promise<OpenProject> => {
  const { state, keys } = opening
  const terms = parseJson(await openWith('auxerta-content+jwe', state.sealedTerms, keys.contentKey), projectTerms)
  const shards = new Map<ShardId, ShardTerms>()
  for (const shard of state.shards.values()) {
    const named = parseJson(await openWith('auxerta-content+jwe', shard.sealed, keys.contentKey), shardTerms)
    shards.set(shard.shardId, named)
  }
  const store = opening.before?.open?.store ?? openStore(at, state.projectId)
  return { terms, shardTerms: shards, shardKeys: keys.shards, contentKey: keys.contentKey, store }
}

const openStore = (at: Unlocked, projectId: ProjectId): ProjectStore<WorkItem> => {
  const key = at.home.projects.localKey(projectId)
  if (!key) throw new Failure('WIPED')
  try {
    return openProjectStore({ homeDir: at.homeDir, projectId, key, submissionSchema: workItem })
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
