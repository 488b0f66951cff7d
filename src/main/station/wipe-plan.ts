import type { WipeCause } from '../../shared/access/wipe.ts'
import type { GrantId, ShardId } from '../../shared/ids.ts'
import { newId } from './new-id.ts'
import type { Project } from './project.ts'
import type { GrantState, ShardState } from './project-state.ts'
import type { Unlocked } from './unlocked.ts'
import type { WipeJournal } from './wipe-journal.ts'

/** The grants of a project to this device. */
export const grantsHere = (at: Pick<Unlocked, 'identity'>, project: Project): GrantState[] =>
  [...project.state.grants.values()].filter((grant) => grant.deviceId === at.identity.deviceId)

/** Those of them whose keys are still on this device. */
export const keyedGrants = (at: Pick<Unlocked, 'identity' | 'home'>, project: Project): GrantState[] => {
  const here = at.home.privateKeys.ids()
  return grantsHere(at, project).filter((grant) => here.has(grant.prekeyId))
}

/** Every version of a shard that may lie here. */
const ciphertextsOf = ({ shardId, version, tar, replaced }: ShardState) => [
  ...replaced.map((older) => ({ shardId, ...older })),
  { shardId, version, sha256: tar.sha256 },
]

/** Every model that may lie here: they stay as long as anything of the project does. */
const modelsOf = ({ state }: Project): Pick<WipeJournal, 'models'> =>
  state.models.size === 0
    ? {}
    : { models: [...state.models.values()].map(({ modelId, tar }) => ({ modelId, sha256: tar.sha256 })) }

const begin = (at: Unlocked, project: Project, cause: WipeCause): WipeJournal => ({
  wipeId: newId(),
  projectId: project.projectId,
  scope: 'project',
  cause,
  startedAt: at.clock.now(),
  projectName: project.open?.terms.name ?? at.home.projects.find(project.projectId)?.record.wipedName ?? null,
  trustedTime: project.status?.issuedAt ?? null,
  grantIds: [],
  shards: [],
  erasedItems: [],
  keyIds: [],
  holdIds: [...project.state.holds.keys()],
  steps: [],
})

/** Everything of a project that is on this device: at the lead's, all shards and the project's own keys. */
export const planProject = (at: Unlocked, project: Project, cause: WipeCause): WipeJournal => {
  const mine = grantsHere(at, project)
  const granted = new Set(mine.flatMap((grant) => grant.shardIds))
  const shards = [...project.state.shards.values()]
  const record = at.home.projects.find(project.projectId)?.record
  const workKeyIds = record?.workKeyId ? [record.workKeyId] : []
  return {
    ...begin(at, project, cause),
    grantIds: mine.map((grant) => grant.grantId),
    shards: shards.filter((shard) => project.role === 'owner' || granted.has(shard.shardId)).flatMap(ciphertextsOf),
    ...modelsOf(project),
    keyIds: [...new Set([...mine.map((grant) => grant.prekeyId), ...workKeyIds])],
  }
}

/** The shards of some grants, without those that another grant to this device still opens. */
export const planGrants = (
  at: Unlocked,
  project: Project,
  going: { readonly grants: readonly GrantState[]; readonly cause: WipeCause },
): WipeJournal => {
  const ids = new Set<GrantId>(going.grants.map((grant) => grant.grantId))
  const staying = keyedGrants(at, project).filter((grant) => grant.revokedAtMs === null && !ids.has(grant.grantId))
  if (staying.length === 0) return planProject(at, project, going.cause)
  const kept = new Set(staying.flatMap((grant) => grant.shardIds))
  const shardIds = new Set(going.grants.flatMap((grant) => grant.shardIds).filter((shardId) => !kept.has(shardId)))
  return {
    ...begin(at, project, going.cause),
    scope: 'grants',
    grantIds: [...ids],
    shards: [...project.state.shards.values()].filter((shard) => shardIds.has(shard.shardId)).flatMap(ciphertextsOf),
    keyIds: [...new Set(going.grants.map((grant) => grant.prekeyId))],
  }
}

/** Items that were erased: the older versions of their shards and the keys that opened them. Other items stay as they are. */
export const planItems = (at: Unlocked, project: Project, shardIds: readonly ShardId[]): WipeJournal => {
  const shards = shardIds.flatMap((shardId) => project.state.shards.get(shardId) ?? [])
  const going = keyedGrants(at, project).filter((grant) => grant.endedBy === 'erase')
  return {
    ...begin(at, project, 'item-erased'),
    scope: 'items',
    grantIds: going.map((grant) => grant.grantId),
    shards: shards.flatMap(({ shardId, replaced }) => replaced.map((older) => ({ shardId, ...older }))),
    erasedItems: shards.flatMap(({ shardId, erased }) => erased.map((index) => ({ shardId, index }))),
    keyIds: going.map((grant) => grant.prekeyId),
  }
}
