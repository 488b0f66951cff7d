import { z } from 'zod'
import { Failure } from '../../shared/failures.ts'
import type { SetId } from '../../shared/ids.ts'
import { isSuggestion } from '../../shared/labels/finish-rules.ts'
import { label, type Label } from '../../shared/labels/index.ts'
import { discard } from '../guard/shard/discard.ts'
import type { ShardReader } from '../guard/shard/shard-reader.ts'
import type { ShardItem } from '../guard/shard/shard-types.ts'
import type { WrittenShard } from '../guard/shard/shard-writer.ts'
import { suggestionTerms, type SuggestionTerms } from '../guard/trust/entries.ts'
import { openWith } from '../guard/trust/sealed.ts'
import { parseJson } from '../guard/trust/signed.ts'
import type { KeyedProject } from './deliver.ts'
import { openPair, pairBinding, sealAndUpload } from './sealed-pair.ts'
import { dropShard, fetchPair, type PairPlace, type SealedPair } from './shard-cache.ts'
import type { SuggestionState } from './suggestion-state.ts'
import type { Unlocked } from './unlocked.ts'

/** More on one item could be looked through by nobody, and an edit of an item may name 100,000 labels at most. */
export const suggestionsPerItem = 50_000

const part = 'labels'

/** A set lies beside its shard: it comes, opens and goes with it. */
export const setPairOf = ({ setId, shardId, version, tar, index }: SuggestionState): SealedPair => ({
  ...{ shardId, version, set: setId },
  ...{ tar, index },
})

/** Removes the ciphertext of a set from this device. @returns How many files were there. */
export const dropSet = (homeDir: string, { setId, shardId, version }: SuggestionState): Promise<number> =>
  dropShard(homeDir, { shardId, version, set: setId })

/** As `fetchShard`, for the suggestions beside it. */
export const fetchSet = (at: Unlocked, projectId: string, set: SuggestionState): Promise<void> =>
  fetchPair(at, projectId, { pair: setPairOf(set), event: 'suggestions.download' })

/** What a set is, opened with the content key of its project. */
export const openSuggestionTerms = async (project: KeyedProject, set: SuggestionState): Promise<SuggestionTerms> =>
  parseJson(await openWith('auxerta-content+jwe', set.sealed, project.open.contentKey), suggestionTerms)

const itemOf = (index: number, labels: readonly Label[]): ShardItem => {
  const bytes = Buffer.from(labels.length === 0 ? '' : JSON.stringify(labels), 'utf8')
  return {
    key: String(index),
    parts: [
      {
        ...{ part, mediaType: 'application/json', name: String(labels.length), sizeBytes: bytes.length },
        // eslint-disable-next-line @typescript-eslint/require-await -- a part is read as a stream, whatever it comes from
        open: async function* () {
          if (bytes.length > 0) yield bytes
        },
      },
    ],
  }
}

async function* itemsOf(count: number, labelsOf: SetPlan['labelsOf']): AsyncGenerator<ShardItem> {
  for (let index = 0; index < count; index++) yield itemOf(index, await labelsOf(index))
}

/** What is sealed beside a shard: `key` is that of this version of it. */
export interface SetPlan {
  readonly place: PairPlace & { readonly set: SetId }
  readonly key: Uint8Array
  /** How many items the shard has; the set has as many, empty ones too. */
  readonly items: number
  readonly labelsOf: (index: number) => readonly Label[] | Promise<readonly Label[]>
}

/** Seals suggestions into the cache of this device and hands both files to the exchange. The log does not name them yet. */
export const sealSet = (at: Unlocked, project: KeyedProject, plan: SetPlan): Promise<WrittenShard> =>
  sealAndUpload(at, {
    binding: pairBinding(project, plan.place),
    key: plan.key,
    items: itemsOf(plan.items, plan.labelsOf),
  })

/** Opens a set for as long as `work` takes. @throws {@link Failure} `SHARD_DAMAGED`, `OBJECT_MISSING`, `NOT_ASSIGNED` */
export const withSet = async <T>(
  homeDir: string,
  { project, set }: { readonly project: KeyedProject; readonly set: SuggestionState },
  work: (reader: ShardReader) => Promise<T>,
): Promise<T> => {
  const key = project.open.shardKeys.get(set.shardId)
  const shard = project.state.shards.get(set.shardId)
  if (!key || !shard) throw new Failure('NOT_ASSIGNED')
  const binding = pairBinding(project, setPairOf(set))
  const { reader, close } = await openPair(homeDir, { binding, key, keyCheck: shard.keyCheck })
  try {
    if (reader.itemCount !== shard.items) throw new Failure('SHARD_DAMAGED')
    return await work(reader)
  } finally {
    await close()
  }
}

const provided = z.array(label.refine(isSuggestion, 'nobody accepted it')).max(suggestionsPerItem)

/** The suggestions for one item. @throws {@link Failure} `ITEM_DAMAGED` also for what is no list of suggestions */
export const readProvided = async (reader: ShardReader, index: number): Promise<Label[]> => {
  const bytes = await reader.read(index, part)
  try {
    return bytes.length === 0 ? [] : provided.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch (cause) {
    throw new Failure('ITEM_DAMAGED', { cause })
  } finally {
    discard(bytes)
  }
}

/** How many suggestions there are for each item of a shard, by its place; items without any are left out. */
export const countProvided = async (reader: ShardReader): Promise<Map<number, number>> => {
  const counts = new Map<number, number>()
  for await (const { index, parts } of reader.items()) {
    const count = Number(parts[0]?.name)
    if (Number.isSafeInteger(count) && count > 0) counts.set(index, count)
  }
  return counts
}
