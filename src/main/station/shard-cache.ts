import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure, isFailure } from '../../shared/failures.ts'
import type { ShardStream } from '../guard/shard/associated-data.ts'
import { shardObject } from './exchange-names.ts'
import type { SealedFile } from '../guard/shard/shard-types.ts'
import type { Unlocked } from './unlocked.ts'

/** Which pair of sealed files: a shard in one of its versions, or a model under its own id. */
export interface PairPlace {
  readonly shardId: string
  readonly version: number
  /** A set of suggestions that lies beside the shard, and goes with it. */
  readonly set?: string | undefined
}

/** A pair of sealed files as the log names it. */
export interface SealedPair extends PairPlace {
  readonly tar: SealedFile
  readonly index: SealedFile
}

/** Where shards lie on this device: ciphertext only, under their ids. */
export const cacheDir = (homeDir: string): string => join(homeDir, 'cache')

/** The same folder, made when it is not there yet. */
export const readyCacheDir = async (homeDir: string): Promise<string> => {
  await mkdir(cacheDir(homeDir), { recursive: true, mode: 0o700 })
  return cacheDir(homeDir)
}

const versionPrefix = ({ shardId, version }: PairPlace): string => `${shardId}.v${String(version)}.`

/** The file of one stream of a shard. */
export const cachedPath = (homeDir: string, shard: PairPlace, stream: ShardStream): string =>
  join(cacheDir(homeDir), `${versionPrefix(shard)}${shard.set === undefined ? '' : `${shard.set}.`}${stream}`)

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size
  } catch {
    return null
  }
}

/** Tells whether a shard's ciphertext is on this device in full length. Its hash was checked when it came. */
export const isCached = async (homeDir: string, shard: SealedPair): Promise<boolean> => {
  const tar = await sizeOf(cachedPath(homeDir, shard, 'tar'))
  const index = await sizeOf(cachedPath(homeDir, shard, 'index'))
  return tar === shard.tar.lengthBytes && index === shard.index.lengthBytes
}

/** Bytes that a shard takes on this device now. */
export const cachedBytes = async (homeDir: string, shard: SealedPair): Promise<number> =>
  ((await sizeOf(cachedPath(homeDir, shard, 'tar'))) ?? 0) + ((await sizeOf(cachedPath(homeDir, shard, 'index'))) ?? 0)

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * Brings a shard's ciphertext to this device, if it is not here yet, and compares it with the hash signed in the log.
 *
 * @throws {@link Failure} `OBJECT_MISSING`, `SHARD_DAMAGED`, `EXCHANGE_UNREACHABLE`, `DISK_FULL`
 */
export const fetchShard = (at: Unlocked, projectId: string, shard: SealedPair): Promise<void> =>
  fetchPair(at, projectId, { pair: shard, event: 'shard.download' })

/** As {@link fetchShard}, for any pair. `event` is what the audit trail calls its coming. */
export const fetchPair = async (
  at: Unlocked,
  projectId: string,
  {
    pair,
    event,
  }: { readonly pair: SealedPair; readonly event: 'shard.download' | 'model.download' | 'suggestions.download' },
): Promise<void> => {
  if (await isCached(at.homeDir, pair)) return
  const subject = pair.set ?? pair.shardId
  try {
    await download(at, projectId, pair)
  } catch (error) {
    if (isFailure(error, 'SHARD_DAMAGED')) at.audit.append({ event, result: 'failed', reason: error.code, subject })
    throw error
  }
  at.audit.append({ event, result: 'done', reason: null, subject })
}

const download = async (at: Unlocked, projectId: string, shard: SealedPair): Promise<void> => {
  await readyCacheDir(at.homeDir)
  for (const stream of ['tar', 'index'] as const) {
    const path = cachedPath(at.homeDir, shard, stream)
    const fetched = await at.exchange.getTo(
      shardObject({ projectId, shardId: shard.shardId, version: shard.version, set: shard.set }, stream),
      path,
    )
    if (fetched === null) throw new Failure('OBJECT_MISSING')
    if (fetched !== shard[stream].lengthBytes || (await sha256Of(path)) !== shard[stream].sha256) {
      await rm(path, { force: true })
      throw new Failure('SHARD_DAMAGED')
    }
  }
}

/** The files of a pair that lie here; of a shard also those of the suggestions beside it. */
const filesOf = async (homeDir: string, pair: PairPlace): Promise<string[]> => {
  if (pair.set !== undefined) return (['tar', 'index'] as const).map((stream) => cachedPath(homeDir, pair, stream))
  const names = await readdir(cacheDir(homeDir)).catch(() => [])
  return names.filter((name) => name.startsWith(versionPrefix(pair))).map((name) => join(cacheDir(homeDir), name))
}

/** Removes a shard's ciphertext from this device, with the suggestions beside it. @returns How many files were there. */
export const dropShard = async (homeDir: string, shard: PairPlace): Promise<number> => {
  let files = 0
  for (const path of await filesOf(homeDir, shard)) {
    if ((await sizeOf(path)) !== null) files++
    await rm(path, { force: true })
  }
  return files
}
