import type { ShardRow, WorkList } from '../../../shared/ipc/work.ts'
import type { ShardId } from '../../../shared/ids.ts'
import { judgeShard } from '../../station/access.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { kindsIn, kindOf } from '../../station/item-kinds.ts'
import { keyedProjects } from '../../station/keyed-projects.ts'
import { shardNameOf } from '../../station/project.ts'
import { undeliveredItems } from '../../station/undelivered.ts'
import { keyedGrants } from '../../station/wipe-plan.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** The shards granted to this device to annotate, in the order of the grants. */
const shardsHere = (at: Unlocked, project: KeyedProject): ShardId[] => {
  const ids = [...project.state.grants.values()]
    .filter((grant) => grant.deviceId === at.identity.deviceId && grant.role === 'annotate')
    .flatMap((grant) => grant.shardIds)
  return [...new Set(ids)]
}

/** The other shards under the keys that open this one: they are given back together. */
const togetherWith = (at: Unlocked, project: KeyedProject, shardId: ShardId): ShardId[] => {
  const grants = keyedGrants(at, project).filter((grant) => grant.shardIds.includes(shardId))
  return [...new Set(grants.flatMap((grant) => grant.shardIds))].filter((id) => id !== shardId)
}

const rowOf = (at: Unlocked, project: KeyedProject, shardId: ShardId): ShardRow => {
  const { decision, lease, shard, grant } = judgeShard(at, shardId)
  const states = project.open.store.itemStates.list(shardId)
  return {
    shardId,
    name: shardNameOf(project, shardId),
    together: togetherWith(at, project, shardId).map((id) => shardNameOf(project, id)),
    items: (shard?.items ?? 0) - (shard?.erased.length ?? 0),
    finished: states.filter((row) => ['finished', 'skipped', 'accepted'].includes(row.state)).length,
    returned: states.filter((row) => row.state === 'returned').length,
    lease,
    shut: decision.allowed ? null : decision.reason,
    opensAt:
      grant && !decision.allowed && decision.reason === 'NOT_YET' ? new Date(grant.notBeforeMs).toISOString() : null,
    lastOpenedAt: project.open.store.positions.find(shardId)?.at ?? null,
  }
}

/** What is assigned here, what came back, and how today went. Reads no content. */
export const listWork = async (at: Unlocked): Promise<WorkList> => {
  const projects = keyedProjects(at, 'grantee')
  const wiped = at.home.projects
    .list()
    .filter((row) => row.record.wipedAt !== null)
    .sort((a, b) => (b.record.wipedAt ?? '').localeCompare(a.record.wipedAt ?? ''))[0]
  return {
    returned: (await Promise.all(projects.map((project) => returnedOf(at, project))))
      .flat()
      .sort((a, b) => a.at.localeCompare(b.at)),
    projects: projects.map((project) => ({
      projectId: project.projectId,
      name: project.open.terms.name,
      client: project.open.terms.client,
      kinds: kindsIn(project.open, shardsHere(at, project)),
      colour: project.open.terms.colour,
      dueAt: project.open.terms.dueAt,
      shards: shardsHere(at, project).map((shardId) => rowOf(at, project, shardId)),
    })),
    undelivered: undeliveredItems(at),
    today: todayOf(at, projects),
    lastWipe: wiped?.record.wipedAt
      ? {
          certificateId: wiped.record.certificateId ?? '',
          projectName: wiped.record.wipedName,
          at: wiped.record.wipedAt,
        }
      : null,
    leadName: projects[0]?.open.terms.leadName ?? null,
  }
}

/** Items that the reviewer returned. Their keys come from the sealed index, so only from shards that may be read now. */
const returnedOf = async (at: Unlocked, project: KeyedProject): Promise<WorkList['returned']> => {
  const found: WorkList['returned'] = []
  for (const shardId of shardsHere(at, project)) {
    if (!judgeShard(at, shardId).decision.allowed) continue
    const rows = project.open.store.itemStates.list(shardId).filter((row) => row.state === 'returned')
    for (const { index } of rows) {
      const entry = await (await at.shards.get(project, shardId)).item(index)
      const said = project.open.store.comments.list({ shardId, index })
      const last = said.findLast((comment) => comment.side === 'reviewer')
      found.push({
        projectId: project.projectId,
        shardId,
        shardName: shardNameOf(project, shardId),
        index,
        key: entry.key,
        kind: kindOf(entry),
        reviewer: last?.author ?? project.open.terms.leadName,
        comment: last?.text ?? '',
        at: last?.at ?? project.state.createdAt,
      })
    }
  }
  return found
}

const startOfDay = (nowMs: number): Date => {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  return day
}

const todayOf = (at: Unlocked, projects: readonly KeyedProject[]): WorkList['today'] => {
  const since = startOfDay(at.clock.nowMs()).toISOString()
  const finished = projects
    .flatMap((project) => project.open.store.itemStates.finishedSince(since))
    .sort((a, b) => a.finishedAt.localeCompare(b.finishedAt))
  const perHour = Array.from({ length: 24 }, () => 0)
  for (const { finishedAt } of finished) {
    const hour = new Date(finishedAt).getHours()
    perHour[hour] = (perHour[hour] ?? 0) + 1
  }
  const seconds = finished.map((row) => row.activeSeconds).sort((a, b) => a - b)
  return {
    finished: finished.length,
    since: finished[0]?.finishedAt ?? null,
    perHour,
    medianSecondsPerItem: seconds[Math.floor(seconds.length / 2)] ?? null,
  }
}
