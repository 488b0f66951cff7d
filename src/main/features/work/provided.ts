import { labelsAfter } from '../../../shared/changes/apply.ts'
import type { Change } from '../../../shared/changes/change.ts'
import { Failure, isFailure, type FailureCode } from '../../../shared/failures.ts'
import type { ChangeId, LabelId, ShardId } from '../../../shared/ids.ts'
import type { OpenedItem } from '../../../shared/ipc/work.ts'
import { isSuggestion } from '../../../shared/labels/finish-rules.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { itemSubject } from '../../station/access.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { newId } from '../../station/new-id.ts'
import { openOnLabel } from '../../station/open-on-label.ts'
import { isCached } from '../../station/shard-cache.ts'
import { countProvided, readProvided, setPairOf, withSet } from '../../station/suggestion-sets.ts'
import { suggestionsOf, type SuggestionState } from '../../station/suggestion-state.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import type { ItemPlace } from '../../storage/project/changes.ts'

const cause = 'assist.provide'

/** The id of the change that lays a set on an item: it is there once, so that what was rejected does not come back. */
const changeIdOf = ({ setId }: SuggestionState, index: number): string => `given-${setId}-${String(index)}`

/** What sets before laid on the item and nobody decided. */
const undecided = (changes: readonly Change[]): Label[] => {
  const laid = new Set<LabelId>(
    changes.filter((change) => change.cause === cause && change.origin === 'import').flatMap(idsOf),
  )
  if (laid.size === 0) return []
  return [...labelsAfter(changes).values()].filter((label) => laid.has(label.id) && isSuggestion(label))
}
const idsOf = ({ after }: Change): LabelId[] => after.map(({ id }) => id)

/** Damage to suggestions does not keep an item shut: it is named, and the work goes on without them. */
const harmless: readonly FailureCode[] = ['SHARD_DAMAGED', 'ITEM_DAMAGED', 'OBJECT_MISSING']

interface Laying {
  readonly at: Unlocked
  readonly project: KeyedProject
  readonly place: ItemPlace & { readonly shardId: ShardId }
}

/** What a set says about the item. @throws {@link Failure} one of {@link harmless} */
const provided = async ({ at, project, place }: Laying, set: SuggestionState): Promise<Label[]> => {
  const subject = itemSubject(place.shardId, place.index)
  try {
    if (!(await isCached(at.homeDir, setPairOf(set)))) throw new Failure('OBJECT_MISSING')
    const labels = await withSet(at.homeDir, { project, set }, (reader) => readProvided(reader, place.index))
    at.audit.append({ event: 'suggestions.read', result: 'done', reason: null, subject })
    return labels
  } catch (error) {
    if (isFailure(error) && harmless.includes(error.code))
      at.audit.append({ event: 'suggestions.read', result: 'failed', reason: error.code, subject })
    throw error
  }
}

/**
 * Lays what the lead provides for an item on it, as suggestions, when it is opened for work and nobody has decided about it
 * yet. Once for each set; what an older set laid and nobody decided goes. Not a step of the person's: nothing of it is undone.
 *
 * @returns Why nothing could be laid, or null.
 */
export const layProvided = async (laying: Laying): Promise<OpenedItem['suggestionsFault'] | null> => {
  const { at, project, place } = laying
  const { store } = project.open
  if ((store.itemStates.find(place)?.state ?? 'todo') !== 'todo') return null
  const set = suggestionsOf(project.state, place.shardId)
  const changes = store.changes.list(place)
  const id = set ? changeIdOf(set, place.index) : newId()
  if (changes.some((change) => change.id === id)) return null
  const before = undecided(changes)
  if (!set && before.length === 0) return null
  try {
    const after = set ? await provided(laying, set) : []
    if (before.length + after.length === 0) return null
    const change: Change = { id: id as ChangeId, cause, origin: 'import', at: at.clock.now(), before, after }
    const openOn = openOnLabel(project.open.terms.ontology)
    store.changes.append({ ...place, after: changes.at(-1)?.id ?? null, changes: [change], openOn })
    return null
  } catch (error) {
    if (isFailure(error, 'OBJECT_MISSING')) return 'missing'
    if (isFailure(error) && harmless.includes(error.code)) return 'damaged'
    throw error
  }
}

/** How many suggestions wait for items that were not opened since they came, by place. */
export const countWaiting = async (
  at: Unlocked,
  project: KeyedProject,
  shardId: ShardId,
): Promise<ReadonlyMap<number, number>> => {
  const set = suggestionsOf(project.state, shardId)
  if (!set || !(await isCached(at.homeDir, setPairOf(set)))) return new Map()
  try {
    const counts = await withSet(at.homeDir, { project, set }, countProvided)
    for (const { index, state } of project.open.store.itemStates.list(shardId))
      if (state !== 'todo' || project.open.store.changes.has(changeIdOf(set, index))) counts.delete(index)
    return counts
  } catch (error) {
    if (isFailure(error) && harmless.includes(error.code)) return new Map()
    throw error
  }
}
