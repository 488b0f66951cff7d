import { Failure } from '../../../shared/failures.ts'
import type { ProjectId, SetId, ShardId } from '../../../shared/ids.ts'
import type { SuggestionReport, SuggestionSetRow } from '../../../shared/ipc/suggestions.ts'
import type { SuggestionTerms } from '../../guard/trust/entries.ts'
import { jsonBytes, sealWith } from '../../guard/trust/sealed.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { activeProject, record } from '../../station/own-project.ts'
import { shardNameOf } from '../../station/project.ts'
import { dropShard } from '../../station/shard-cache.ts'
import { openSuggestionTerms, sealSet } from '../../station/suggestion-sets.ts'
import { sweepCompleted } from '../../station/sweep-completed.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { labelsIn, planSuggestions, type PlannedSet, type SuggestionSource } from './plan.ts'

/** What is provided in a project now. */
export const listSuggestions = (at: Unlocked, projectId: ProjectId): Promise<SuggestionSetRow[]> => {
  const project = ownProject(at, projectId)
  const sets = [...project.state.suggestions.values()].filter((set) => !set.isOver)
  return Promise.all(
    sets.map(async (set) => ({
      setId: set.setId,
      shardId: set.shardId,
      shardName: shardNameOf(project, set.shardId),
      ...(await openSuggestionTerms(project, set)),
      sizeBytes: set.tar.lengthBytes + set.index.lengthBytes,
      addedAt: set.addedAt,
    })),
  )
}

/** Says what a file would bring. @throws {@link Failure} as {@link planSuggestions} */
export const inspectSuggestions = async (
  at: Unlocked,
  projectId: ProjectId,
  source: SuggestionSource,
): Promise<SuggestionReport> => (await planSuggestions(at, activeProject(at, projectId), source)).report

const provide = async (
  at: Unlocked,
  projectId: ProjectId,
  { name, shardId, set }: { name: string; shardId: ShardId; set: PlannedSet },
): Promise<void> => {
  const project = activeProject(at, projectId)
  const shard = project.state.shards.get(shardId)
  const key = project.open.shardKeys.get(shardId)
  if (!shard || !key) throw new Failure('NOT_FOUND')
  const { setId, labels } = set
  const place = { shardId, version: shard.version, set: setId }
  try {
    const labelsOf = (index: number) => labels.get(index) ?? []
    const { tar, index } = await sealSet(at, project, { place, key, items: shard.items, labelsOf })
    const terms: SuggestionTerms = { name, labels: labelsIn(set), items: labels.size }
    const sealed = await sealWith('auxerta-content+jwe', jsonBytes(terms), project.open.contentKey)
    await record(at, project, { kind: 'suggestions.add', setId, shardId, version: shard.version, tar, index, sealed })
  } catch (error) {
    if (!at.projects.get(projectId)?.state.suggestions.has(setId)) await dropShard(at.homeDir, place)
    throw error
  }
  at.audit.append({ event: 'suggestions.add', result: 'done', reason: null, subject: setId })
}

/**
 * Seals what fits beside its shards, under their keys: whoever may open a shard finds its suggestions, and nobody else.
 *
 * @throws {@link Failure} `PREDICTIONS_EMPTY` when nothing fits, `PREDICTIONS_UNREADABLE`, `PREDICTIONS_TOO_LARGE`,
 * `PROJECT_COMPLETED`, `EXCHANGE_UNREACHABLE`, `DISK_FULL`
 */
export const addSuggestions = async (
  at: Unlocked,
  projectId: ProjectId,
  source: SuggestionSource,
): Promise<SuggestionReport> => {
  const { sets, report } = await planSuggestions(at, activeProject(at, projectId), source)
  if (sets.size === 0) throw new Failure('PREDICTIONS_EMPTY')
  for (const [shardId, set] of sets) await provide(at, projectId, { name: source.name, shardId, set })
  await sweepCompleted(at)
  return report
}

/** Takes suggestions away from every device, where nobody accepted them. @throws {@link Failure} `NOT_FOUND`, `PROJECT_COMPLETED` */
export const removeSuggestions = async (at: Unlocked, projectId: ProjectId, setId: SetId): Promise<string> => {
  const project = activeProject(at, projectId)
  if (project.state.suggestions.get(setId)?.isOver !== false) throw new Failure('NOT_FOUND')
  const removedAt = await record(at, project, { kind: 'suggestions.remove', setId })
  at.audit.append({ event: 'suggestions.remove', result: 'done', reason: null, subject: setId })
  await sweepCompleted(at)
  return removedAt
}
