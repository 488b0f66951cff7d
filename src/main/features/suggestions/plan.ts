import { setImmediate } from 'node:timers/promises'
import { Failure } from '../../../shared/failures.ts'
import type { SetId, ShardId } from '../../../shared/ids.ts'
import type { SuggestionReport } from '../../../shared/ipc/suggestions.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { classFinder, fitPrediction } from '../../importers/predictions/fit-prediction.ts'
import { createLeftOut, type PredictionFault } from '../../importers/predictions/left-out-predictions.ts'
import type { Prediction } from '../../importers/predictions/prediction.ts'
import { readPredictions } from '../../importers/predictions/read-predictions.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { newId } from '../../station/new-id.ts'
import { shardNameOf } from '../../station/project.ts'
import { openSuggestionTerms, suggestionsPerItem } from '../../station/suggestion-sets.ts'
import { suggestionsOf } from '../../station/suggestion-state.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { listPictures, type Picture } from './item-names.ts'

/** All masks of a file together, in pixels: 333 pictures of 12 megapixels, covered whole. */
const mostMaskPixels = 4_000_000_000
/** The window and other calls are answered in between. */
const predictionsAtATime = 1_000

/** Where suggestions come from. */
export interface SuggestionSource {
  readonly path: string
  readonly name: string
  readonly shardIds: readonly ShardId[] | null
  readonly scoreWhenMissing: number | null
}

/** What is provided for one shard: suggestions by the place of their item. */
export interface PlannedSet {
  readonly setId: SetId
  readonly labels: ReadonlyMap<number, readonly Label[]>
}

export interface SuggestionPlan {
  readonly sets: ReadonlyMap<ShardId, PlannedSet>
  readonly report: SuggestionReport
}

type Draft = Map<ShardId, { readonly setId: SetId; readonly labels: Map<number, Label[]> }>

const listOf = (draft: Draft, { shardId, index }: Picture): { setId: SetId; list: Label[] } => {
  const { setId, labels } = draft.get(shardId) ?? { setId: newId<SetId>(), labels: new Map<number, Label[]>() }
  draft.set(shardId, { setId, labels })
  const list = labels.get(index) ?? []
  labels.set(index, list)
  return { setId, list }
}

/** Takes predictions one by one and puts what fits where it belongs. */
const createTaker = (project: KeyedProject, { name, scoreWhenMissing }: SuggestionSource, draft: Draft) => {
  const classOf = classFinder(project.open.terms.ontology.classes)
  let mostPixels = mostMaskPixels
  return (prediction: Prediction, picture: Picture): PredictionFault | null => {
    const { setId, list } = listOf(draft, picture)
    if (list.length >= suggestionsPerItem) return 'too-many'
    const id = `${setId}-${String(list.length)}`
    const options = { id, source: name, scoreWhenMissing, mostPixels }
    const fitted = fitPrediction(prediction, { entry: classOf(prediction.className), target: picture, options })
    if ('fault' in fitted) return fitted.fault
    mostPixels -= fitted.pixels
    list.push(fitted.label)
    return null
  }
}

const wholeSets = (draft: Draft): Map<ShardId, PlannedSet> => {
  const sets = new Map<ShardId, PlannedSet>()
  for (const [shardId, { setId, labels }] of draft) {
    const filled = new Map([...labels].filter(([, list]) => list.length > 0))
    if (filled.size > 0) sets.set(shardId, { setId, labels: filled })
  }
  return sets
}

export const labelsIn = ({ labels }: PlannedSet): number =>
  [...labels.values()].reduce((sum, { length }) => sum + length, 0)

const shardsOf = (project: KeyedProject, sets: SuggestionPlan['sets']): Promise<SuggestionReport['shards']> =>
  Promise.all(
    [...sets].map(async ([shardId, set]) => {
      const before = suggestionsOf(project.state, shardId)
      return {
        shardId,
        shardName: shardNameOf(project, shardId),
        labels: labelsIn(set),
        items: set.labels.size,
        replaces: before && (await openSuggestionTerms(project, before)).name,
      }
    }),
  )

/**
 * Reads a file and holds every prediction in it against the items and classes of a project.
 *
 * @throws {@link Failure} `NOT_FOUND` for an unknown shard, `PREDICTIONS_UNREADABLE`, `PREDICTIONS_TOO_LARGE`
 */
export const planSuggestions = async (
  at: Unlocked,
  project: KeyedProject,
  source: SuggestionSource,
): Promise<SuggestionPlan> => {
  const shardIds = source.shardIds ?? [...project.state.shards.keys()]
  if (!shardIds.every((id) => project.state.shards.has(id))) throw new Failure('NOT_FOUND')
  const predictions = await readPredictions(source.path)
  const find = await listPictures(at, project, shardIds)
  const draft: Draft = new Map()
  const leftOut = createLeftOut()
  const take = createTaker(project, source, draft)
  let seen = 0
  for (const prediction of predictions) {
    if (++seen % predictionsAtATime === 0) await setImmediate()
    const picture = find(prediction)
    const fault = typeof picture === 'string' ? picture : take(prediction, picture)
    if (fault) leftOut.add(fault, fault === 'unknown-class' ? prediction.className : prediction.image)
  }
  const sets = wholeSets(draft)
  const labels = [...sets.values()].reduce((sum, set) => sum + labelsIn(set), 0)
  return { sets, report: { shards: await shardsOf(project, sets), labels, leftOut: leftOut.list() } }
}
