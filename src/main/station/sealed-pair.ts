import { createReadStream } from 'node:fs'
import type { ShardBinding } from '../guard/shard/associated-data.ts'
import { openFileReadAt } from '../guard/shard/read-at.ts'
import { openShard, type ShardReader } from '../guard/shard/shard-reader.ts'
import type { ShardItem } from '../guard/shard/shard-types.ts'
import type { WrittenShard } from '../guard/shard/shard-writer.ts'
import { writeShardFiles } from '../guard/shard/write-shard-files.ts'
import { shardObject } from './exchange-names.ts'
import type { KeyedProject } from './deliver.ts'
import { cachedPath, readyCacheDir, type PairPlace } from './shard-cache.ts'
import type { Unlocked } from './unlocked.ts'

/** What a pair of sealed files is bound to: it opens as no other pair and as no other project's. */
export const pairBinding = (
  { projectId, open }: Pick<KeyedProject, 'projectId' | 'open'>,
  { shardId, version, set }: PairPlace,
): ShardBinding => ({ client: open.terms.clientId, project: projectId, shard: shardId, version, set })

/** Where the two files of a pair lie on this device. */
const pathsOf = (homeDir: string, { shard, version, set }: ShardBinding) => ({
  tarPath: cachedPath(homeDir, { shardId: shard, version, set }, 'tar'),
  indexPath: cachedPath(homeDir, { shardId: shard, version, set }, 'index'),
})

/** What is to be sealed. `key` is 32 random bytes of this pair alone. */
export interface PairPlan {
  readonly binding: ShardBinding
  readonly key: Uint8Array
  readonly items: AsyncIterable<ShardItem> | Iterable<ShardItem>
  readonly onItem?: ((items: number) => void) | undefined
}

/** Seals items into the cache of this device and hands both files to the exchange. The log does not name them yet. */
export const sealAndUpload = async (at: Unlocked, { binding, key, items, onItem }: PairPlan): Promise<WrittenShard> => {
  await readyCacheDir(at.homeDir)
  const { tarPath, indexPath } = pathsOf(at.homeDir, binding)
  const written = await writeShardFiles({
    ...{ binding, key, items, tarPath, indexPath },
    onItem: (done) => {
      onItem?.(done.items)
    },
  })
  const { project: projectId, shard: shardId, version, set } = binding
  const object = { projectId, shardId, version, set }
  await at.exchange.put(shardObject(object, 'tar'), fileChunks(tarPath))
  await at.exchange.put(shardObject(object, 'index'), fileChunks(indexPath))
  return written
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) yield chunk as Uint8Array
}

/** A pair that is open on this device. */
export interface OpenPair {
  readonly reader: ShardReader
  /** Lets go of the keys, overwrites kept plaintext and closes the files. */
  readonly close: () => Promise<void>
}

/**
 * Opens a pair that lies on this device.
 *
 * @throws {@link Failure} `SHARD_DAMAGED`, `OBJECT_MISSING`
 */
export const openPair = async (
  homeDir: string,
  pair: { readonly binding: ShardBinding; readonly key: Uint8Array; readonly keyCheck: string },
): Promise<OpenPair> => {
  const { tarPath, indexPath } = pathsOf(homeDir, pair.binding)
  const tar = await openFileReadAt(tarPath)
  const index = await openFileReadAt(indexPath).catch(async (error: unknown) => {
    await tar.close()
    throw error
  })
  const closeFiles = async (): Promise<void> => {
    await tar.close()
    await index.close()
  }
  try {
    const reader = await openShard({ tar, index, ...pair })
    return {
      reader,
      close: () => {
        reader.close()
        return closeFiles()
      },
    }
  } catch (error) {
    await closeFiles()
    throw error
  }
}
