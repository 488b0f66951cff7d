import type { WipeCause } from '../../shared/access/wipe.ts'
import { z } from 'zod'
import type { ProjectId } from '../../shared/ids.ts'
import { keyedProjects } from './keyed-projects.ts'
import type { KeyedProject } from './deliver.ts'
import type { Unlocked } from './unlocked.ts'
import { resumeWipes, wipeItems, wipeProject, type WipeOutcome } from './wipe.ts'

const dayMs = 86_400_000

/** Why the lead's own copy has to go now; null while it stays. */
const causeOf = (at: Unlocked, { state, open }: KeyedProject): WipeCause | null => {
  if (state.completedAt === null || state.holds.size > 0) return null
  if (state.deletion !== null) return 'client-deletion'
  const endsMs = Date.parse(state.completedAt) + open.terms.policy.retentionDays * dayMs
  return !at.clock.isBack() && at.clock.nowMs() >= endsMs ? 'retention-ended' : null
}

/**
 * Destroys the lead's own copy of a project whose client asked for deletion or whose retention ended: keys, shards, delivered
 * work. A hold puts it off. Labels that were exported are where the lead put them.
 */
export const wipeOwnCopies = async (at: Unlocked): Promise<WipeOutcome[]> => {
  const done: WipeOutcome[] = []
  for (const project of keyedProjects(at, 'owner')) {
    done.push(...(await resumeWipes(at, project.projectId)))
    done.push(...(await wipeErased(at, project.projectId)))
    const fresh = at.projects.get(project.projectId)
    const cause = fresh?.open ? causeOf(at, { ...fresh, open: fresh.open }) : null
    if (fresh && cause !== null) done.push(await wipeProject(at, fresh, cause))
  }
  return done
}

const erasedSetting = (shardId: string): string => `erased:${shardId}`

/** Wipes the older versions of shards that items were erased from, once each. Goes on when it was cut short. */
export const wipeErased = async (at: Unlocked, projectId: ProjectId): Promise<WipeOutcome[]> => {
  const project = at.projects.get(projectId)
  if (project?.role !== 'owner' || project.wipedAt !== null) return []
  const due = [...project.state.shards.values()].filter(
    ({ shardId, replaced }) => replaced.length > (at.home.settings.read(erasedSetting(shardId), z.number()) ?? 0),
  )
  if (due.length === 0) return []
  const outcome = await wipeItems(
    at,
    project,
    due.map((shard) => shard.shardId),
  )
  for (const { shardId, replaced } of due) at.home.settings.raise(erasedSetting(shardId), replaced.length)
  return [outcome]
}
