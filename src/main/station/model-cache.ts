import { Failure, isFailure } from '../../shared/failures.ts'
import type { ModelId } from '../../shared/ids.ts'
import { openFileReadAt } from '../guard/shard/read-at.ts'
import { openShard } from '../guard/shard/shard-reader.ts'
import { modelTerms, type ModelTerms } from '../guard/trust/entries.ts'
import { openWith } from '../guard/trust/sealed.ts'
import { parseJson } from '../guard/trust/signed.ts'
import type { KeyedProject } from './deliver.ts'
import type { ModelState } from './model-state.ts'
import { cachedPath, download, dropShard, isCached, type SealedPair } from './shard-cache.ts'
import type { Unlocked } from './unlocked.ts'

/** A model is sealed once: another one has another id. */
const version = 1

/** A model lies among the shards, under its id. */
export const pairOf = ({ modelId, tar, index }: Pick<ModelState, 'modelId' | 'tar' | 'index'>): SealedPair => ({
  shardId: modelId,
  version,
  tar,
  index,
})

/** What a model's files are bound to: it opens as no other project's, and as no shard. */
export const modelBinding = (project: KeyedProject, modelId: ModelId) => ({
  client: project.open.terms.clientId,
  project: project.projectId,
  shard: modelId,
  version,
  holds: 'model' as const,
})

/** Where the two files of a model lie on this device. */
export const modelPaths = (homeDir: string, modelId: ModelId) => {
  const place = { shardId: modelId, version }
  return { tarPath: cachedPath(homeDir, place, 'tar'), indexPath: cachedPath(homeDir, place, 'index') }
}

/** Removes a model's ciphertext from this device. @returns How many files were there. */
export const dropModel = (homeDir: string, modelId: ModelId): Promise<number> =>
  dropShard(homeDir, { shardId: modelId, version })

/** As `fetchShard`, for a model. */
export const fetchModel = async (at: Unlocked, projectId: string, model: ModelState): Promise<void> => {
  const pair = pairOf(model)
  if (await isCached(at.homeDir, pair)) return
  try {
    await download(at, projectId, pair)
  } catch (error) {
    if (isFailure(error, 'SHARD_DAMAGED'))
      at.audit.append({ event: 'model.download', result: 'failed', reason: error.code, subject: model.modelId })
    throw error
  }
  at.audit.append({ event: 'model.download', result: 'done', reason: null, subject: model.modelId })
}

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
  const { tarPath, indexPath } = modelPaths(homeDir, model.modelId)
  const key = Buffer.from(terms.key, 'base64url')
  const tar = await openFileReadAt(tarPath)
  const index = await openFileReadAt(indexPath).catch(async (error: unknown) => {
    await tar.close()
    throw error
  })
  try {
    const binding = modelBinding(project, model.modelId)
    const reader = await openShard({ tar, index, key, binding, keyCheck: model.keyCheck })
    try {
      const files = new Map<string, Uint8Array>()
      for (const { part } of (await reader.item(0)).parts) files.set(part, await reader.read(0, part))
      return files
    } finally {
      reader.close()
    }
  } finally {
    key.fill(0)
    await tar.close()
    await index.close()
  }
}
