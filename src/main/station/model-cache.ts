import { Failure } from '../../shared/failures.ts'
import type { ModelId } from '../../shared/ids.ts'
import type { ShardBinding } from '../guard/shard/associated-data.ts'
import { modelTerms, type ModelTerms } from '../guard/trust/entries.ts'
import { openWith } from '../guard/trust/sealed.ts'
import { parseJson } from '../guard/trust/signed.ts'
import type { KeyedProject } from './deliver.ts'
import type { ModelState } from './model-state.ts'
import { openPair, pairBinding } from './sealed-pair.ts'
import { dropShard, fetchPair, type SealedPair } from './shard-cache.ts'
import type { Unlocked } from './unlocked.ts'

/** A model is sealed once: another one has another id. */
const version = 1

/** A model lies among the shards, under its id. */
export const pairOf = ({ modelId, tar, index }: ModelState): SealedPair => ({
  shardId: modelId,
  version,
  tar,
  index,
})

/** What a model's files are bound to: besides the rest, they open as no shard. */
export const modelBinding = (project: KeyedProject, modelId: ModelId): ShardBinding => ({
  ...pairBinding(project, { shardId: modelId, version }),
  holds: 'model',
})

/** Removes a model's ciphertext from this device. @returns How many files were there. */
export const dropModel = (homeDir: string, modelId: ModelId): Promise<number> =>
  dropShard(homeDir, { shardId: modelId, version })

/** As `fetchShard`, for a model. */
export const fetchModel = (at: Unlocked, projectId: string, model: ModelState): Promise<void> =>
  fetchPair(at, projectId, { pair: pairOf(model), event: 'model.download' })

/** A model of the project that was not removed. @throws {@link Failure} `MODEL_MISSING` */
export const modelOf = (project: KeyedProject, modelId: ModelId): ModelState => {
  const model = project.state.models.get(modelId)
  if (!model || model.isRemoved) throw new Failure('MODEL_MISSING')
  return model
}

/** What a model is, opened with the content key of its project. */
export const openModelTerms = async (project: KeyedProject, model: ModelState): Promise<ModelTerms> =>
  parseJson(await openWith('auxerta-content+jwe', model.sealed, project.open.contentKey), modelTerms)

/**
 * Decrypts the files of a model into memory, by part. The caller discards them.
 *
 * @throws {@link Failure} `SHARD_DAMAGED`, `ITEM_DAMAGED`, `OBJECT_MISSING`
 */
export const readModel = async (
  homeDir: string,
  project: KeyedProject,
  { model, terms }: { readonly model: ModelState; readonly terms: ModelTerms },
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const key = Buffer.from(terms.key, 'base64url')
  try {
    const binding = modelBinding(project, model.modelId)
    const { reader, close } = await openPair(homeDir, { binding, key, keyCheck: model.keyCheck })
    try {
      const files = new Map<string, Uint8Array>()
      for (const { part } of (await reader.item(0)).parts) files.set(part, await reader.read(0, part))
      return files
    } finally {
      await close()
    }
  } finally {
    key.fill(0)
  }
}
