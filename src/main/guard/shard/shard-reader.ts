import { createHash } from 'node:crypto'
import { Failure, isFailure } from '../../../shared/failures.ts'
import { encodeAssociatedData, type ShardBinding } from './associated-data.ts'
import { discard } from './discard.ts'
import { openIndex, type IndexReader } from './index-reader.ts'
import { matchesKeyCheck } from './key-check.ts'
import type { ReadAt } from './read-at.ts'
import type { ItemEntry, PartEntry } from './shard-types.ts'
import { shardStream } from './stream-format.ts'
import { openStream, type StreamReader } from './stream-open.ts'

/** Half a megabyte of index, some thousand items: looking one up then decrypts nothing but its bytes. */
const indexSegments = 8

/** What {@link openShard} needs. */
export interface ShardSource {
  readonly tar: ReadAt
  readonly index: ReadAt
  readonly key: Uint8Array
  readonly binding: ShardBinding
  /** As signed in the project log, 64 hex digits. */
  readonly keyCheck: string
}

/** One part, read in ranges. */
export interface PartReader {
  readonly sizeBytes: number
  /** SHA-256 of the whole part: ranges are authentic by their segments and are not held against it. */
  readonly sha256: string
  /**
   * Reads a range; the caller discards the bytes.
   *
   * @throws {@link Failure} `ITEM_DAMAGED` when it is not what was sealed, or lies outside of the part
   */
  read(offset: number, lengthBytes: number): Promise<Uint8Array>
}

/** An opened shard. Holds no item: only keys, up to two decrypted segments of the tar and eight of the index. */
export interface ShardReader {
  readonly itemCount: number
  /**
   * Describes item `n`, from 0.
   *
   * @throws {@link Failure} `NOT_FOUND`, `SHARD_DAMAGED`
   */
  item(n: number): Promise<ItemEntry>
  /** Describes all items, in order. */
  items(): AsyncIterable<ItemEntry>
  /**
   * Reads one part of one item. The caller passes the bytes to {@link discard} when done.
   *
   * @throws {@link Failure} `NOT_FOUND`, `ITEM_DAMAGED` when its bytes fail, `SHARD_DAMAGED` when the index fails
   */
  read(n: number, part: string): Promise<Uint8Array>
  /**
   * Opens one part for reading in ranges: nothing is read yet.
   *
   * @throws {@link Failure} `NOT_FOUND`, `SHARD_DAMAGED`
   */
  part(n: number, part: string): Promise<PartReader>
  /** Lets go of the keys and overwrites kept plaintext. Closing the files is the caller's business. */
  close(): void
}

/**
 * Opens a shard: holds the key against its signed check, verifies the ends of both streams and reads the index's footer.
 *
 * Costs the same for every size of shard.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` on another key or binding, and on files cut, lengthened or swapped.
 * @see docs/formats/shard-v1.md § Reading
 */
export async function openShard(source: ShardSource): Promise<ShardReader> {
  const { key, binding } = source
  if (!matchesKeyCheck(key, Buffer.from(source.keyCheck, 'hex'))) throw new Failure('SHARD_DAMAGED')
  const secret = (stream: 'tar' | 'index') => ({
    key,
    associatedData: encodeAssociatedData(binding, stream),
    parameters: shardStream,
  })
  const opened: StreamReader[] = []
  const close = (): void => {
    for (const stream of opened) stream.close()
  }
  try {
    const indexStream = await openStream(source.index, secret('index'), indexSegments)
    opened.push(indexStream)
    const tar = await openStream(source.tar, secret('tar'))
    opened.push(tar)
    const index = await openIndex(indexStream)
    const verified = new Set<number>()
    if (index.tarBytes !== tar.plaintextBytes) throw new Failure('SHARD_DAMAGED')
    return {
      itemCount: index.itemCount,
      item: (n) => index.item(n),
      items: () => index.items(),
      async read(n, part) {
        return readPart(tar, await findPart(index, { n, part }), verified)
      },
      async part(n, part) {
        return rangesOf(tar, await findPart(index, { n, part }))
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

const findPart = async (index: IndexReader, { n, part }: { n: number; part: string }): Promise<PartEntry> => {
  const entry = (await index.item(n)).parts.find((candidate) => candidate.part === part)
  if (entry === undefined) throw new Failure('NOT_FOUND')
  return entry
}

/** A segment that fails is damage to the one item whose bytes lie in it. */
const readItem = (tar: StreamReader, offset: number, lengthBytes: number): Promise<Buffer> =>
  tar.read(offset, lengthBytes).catch((error: unknown) => {
    throw isFailure(error, 'SHARD_DAMAGED') ? new Failure('ITEM_DAMAGED', { cause: error }) : error
  })

const rangesOf = (tar: StreamReader, { offsetBytes, sizeBytes, sha256 }: PartEntry): PartReader => {
  if (offsetBytes + sizeBytes > tar.plaintextBytes) throw new Failure('SHARD_DAMAGED')
  return {
    sizeBytes,
    sha256,
    async read(offset, lengthBytes) {
      if (offset < 0 || offset + lengthBytes > sizeBytes) throw new Failure('ITEM_DAMAGED')
      return readItem(tar, offsetBytes + offset, lengthBytes)
    },
  }
}

/**
 * Segments are authenticated at every read. The digest tells in addition that index and tar were built together, which
 * cannot change while both are open: each part is held against it once.
 */
async function readPart(tar: StreamReader, entry: PartEntry, verified: Set<number>): Promise<Uint8Array> {
  if (entry.offsetBytes + entry.sizeBytes > tar.plaintextBytes) throw new Failure('SHARD_DAMAGED')
  const bytes = await readItem(tar, entry.offsetBytes, entry.sizeBytes)
  if (verified.has(entry.offsetBytes)) return bytes
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
    discard(bytes)
    throw new Failure('ITEM_DAMAGED')
  }
  verified.add(entry.offsetBytes)
  return bytes
}
