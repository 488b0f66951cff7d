import { z } from 'zod'
import { dropModel, pairOf } from './model-cache.ts'
import { projectShardsPrefix, projectWorkPrefix, shardObject, shardPrefix } from './exchange-names.ts'
import type { Project } from './project.ts'
import { dropSet, setPairOf } from './suggestion-sets.ts'
import type { Unlocked } from './unlocked.ts'

const removeAll = async (at: Unlocked, prefix: string): Promise<void> => {
  const names: string[] = []
  for await (const { name } of at.exchange.list(prefix)) names.push(name)
  for (const name of names) await at.exchange.remove(name)
}

/**
 * Removes from the exchange what nobody may open any more: older versions of shards that items were erased from, models and suggestions that were removed, the
 * ciphertext of own completed projects, and the sealed work of those that the lead destroyed too. A hold keeps the last two. Goes on at the next contact when it is cut short.
 */
export const sweepCompleted = async (at: Unlocked): Promise<void> => {
  for (const project of at.projects.values()) {
    if (project.role === 'owner') {
      await sweepReplaced(at, project)
      await sweepModels(at, project)
      await sweepSuggestions(at, project)
    }
    if (project.role !== 'owner' || project.state.completedAt === null || project.state.holds.size > 0) continue
    await sweepShards(at, project)
    // Devices that come late still deliver; nobody could open it.
    if (project.wipedAt !== null) await removeAll(at, projectWorkPrefix(project.projectId))
  }
}

/** Looks at each project once only after it found nothing more. */
const sweepShards = async (at: Unlocked, project: Project): Promise<void> => {
  const setting = `swept:${project.projectId}`
  if (at.home.settings.read(setting, z.boolean())) return
  await removeAll(at, projectShardsPrefix(project.projectId))
  at.home.settings.write(setting, true)
}

const sweepModels = async (at: Unlocked, project: Project): Promise<void> => {
  for (const model of project.state.models.values()) {
    const setting = `swept:${project.projectId}:${model.modelId}`
    if (!model.isRemoved || at.home.settings.read(setting, z.boolean())) continue
    for (const stream of ['tar', 'index'] as const)
      await at.exchange.remove(shardObject({ projectId: project.projectId, ...pairOf(model) }, stream))
    await dropModel(at.homeDir, model.modelId)
    at.home.settings.write(setting, true)
  }
}

const sweepSuggestions = async (at: Unlocked, project: Project): Promise<void> => {
  for (const set of project.state.suggestions.values()) {
    const setting = `swept:${project.projectId}:${set.setId}`
    if (!set.isOver || at.home.settings.read(setting, z.boolean())) continue
    for (const stream of ['tar', 'index'] as const)
      await at.exchange.remove(shardObject({ projectId: project.projectId, ...setPairOf(set) }, stream))
    await dropSet(at.homeDir, set)
    at.home.settings.write(setting, true)
  }
}

const sweepReplaced = async (at: Unlocked, project: Project): Promise<void> => {
  for (const { shardId, replaced } of project.state.shards.values()) {
    const setting = `swept:${project.projectId}:${shardId}`
    const swept = at.home.settings.read(setting, z.number()) ?? 0
    for (const { version } of replaced.slice(swept))
      await removeAll(at, shardPrefix({ projectId: project.projectId, shardId, version }))
    if (replaced.length > swept) at.home.settings.raise(setting, replaced.length)
  }
}
