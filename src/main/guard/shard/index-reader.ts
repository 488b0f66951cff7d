import { Failure } from '../../../shared/failures.ts'
import {
  blockLengthBytes,
  decodeFooter,
  decodeItem,
  footerBytes,
  largestBlockBytes,
  tableRowBytes,
} from './index-format.ts'
import type { ItemEntry } from './shard-types.ts'
import type { StreamReader } from './stream-open.ts'

/** The index of a shard, read on demand. */
export interface IndexReader {
  readonly itemCount: number
  readonly tarBytes: number
  /** Describes item `n`, from 0. Decrypts at most the segments of one table row and one block. */
  item(n: number): Promise<ItemEntry>
  /** Describes all items in order, each segment decrypted once. */
  items(): AsyncIterable<ItemEntry>
}

/**
 * Reads the footer of an opened index.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` when it is not an index of this version.
 */
export async function openIndex(stream: StreamReader): Promise<IndexReader> {
  if (stream.plaintextBytes < footerBytes) throw new Failure('SHARD_DAMAGED')
  const tail = await stream.read(stream.plaintextBytes - footerBytes, footerBytes)
  const { itemCount, tableOffset, tarBytes } = decodeFooter(tail, stream.plaintextBytes)

  const readNumber = async (offset: number, widthBytes: number): Promise<number> =>
    (await stream.read(offset, widthBytes)).reduce<number>((total, byte) => total * 256 + byte, 0)

  async function readBlock(n: number, offset: number): Promise<{ entry: ItemEntry; end: number }> {
    const start = offset + blockLengthBytes
    if (start > tableOffset) throw new Failure('SHARD_DAMAGED')
    const lengthBytes = await readNumber(offset, blockLengthBytes)
    const end = start + lengthBytes
    if (lengthBytes > largestBlockBytes || end > tableOffset) throw new Failure('SHARD_DAMAGED')
    const block = await stream.read(start, lengthBytes)
    return { entry: decodeItem(n, block), end }
  }

  return {
    itemCount,
    tarBytes,
    async item(n) {
      if (!Number.isSafeInteger(n) || n < 0 || n >= itemCount) throw new Failure('NOT_FOUND')
      const offset = await readNumber(tableOffset + n * tableRowBytes, tableRowBytes)
      return (await readBlock(n, offset)).entry
    },
    async *items() {
      let offset = 0
      for (let n = 0; n < itemCount; n += 1) {
        const { entry, end } = await readBlock(n, offset)
        yield entry
        offset = end
      }
      if (offset !== tableOffset) throw new Failure('SHARD_DAMAGED')
    },
  }
}
