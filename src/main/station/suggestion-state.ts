import type { SetId, ShardId } from '../../shared/ids.ts'
import type { BodyOf } from '../guard/trust/entries.ts'

/** Suggestions that a lead provided, as the log tells it. Those that ended are still named: what holds them has to go. */
export interface SuggestionState extends Pick<
  BodyOf<'suggestions.add'>,
  'setId' | 'shardId' | 'version' | 'tar' | 'index' | 'sealed'
> {
  readonly addedAt: string
  readonly isOver: boolean
}

interface State {
  readonly suggestions: Map<SetId, SuggestionState>
  readonly shards: ReadonlyMap<ShardId, { readonly version: number }>
}

/** The suggestions that count for a shard: the newest that were not taken away. */
export const suggestionsOf = (
  { suggestions }: { readonly suggestions: ReadonlyMap<SetId, SuggestionState> },
  shardId: ShardId,
): SuggestionState | null => [...suggestions.values()].find((set) => set.shardId === shardId && !set.isOver) ?? null

const end = ({ suggestions }: State, set: SuggestionState | null): void => {
  if (set) suggestions.set(set.setId, { ...set, isOver: true })
}

/**
 * Takes an entry about suggestions.
 *
 * @returns Whether it may stand there: a set comes once, for a shard as it is now, and goes once.
 */
export const changeSuggestions = (
  state: State,
  at: string,
  body: BodyOf<'suggestions.add'> | BodyOf<'suggestions.remove'>,
): boolean => {
  const { suggestions, shards } = state
  if (body.kind === 'suggestions.remove') {
    const known = suggestions.get(body.setId)
    if (known?.isOver !== false) return false
    end(state, known)
    return true
  }
  if (suggestions.has(body.setId) || shards.get(body.shardId)?.version !== body.version) return false
  end(state, suggestionsOf(state, body.shardId))
  const { kind: _, ...sealed } = body
  suggestions.set(body.setId, { ...sealed, addedAt: at, isOver: false })
  return true
}

/** Follows a shard into the version in which items are erased; without files for it the suggestions end there. */
export const eraseSuggestions = (state: State, { shardId, version, suggestions: next }: BodyOf<'erase'>): boolean => {
  const known = suggestionsOf(state, shardId)
  if (!known) return next === undefined
  state.suggestions.set(known.setId, next ? { ...known, version, ...next } : { ...known, isOver: true })
  return true
}
