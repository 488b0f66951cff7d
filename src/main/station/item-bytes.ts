import { Failure } from '../../shared/failures.ts'
import type { TilePlace } from '../../shared/pyramid.ts'
import { readPyramidTile } from '../guard/shard/pyramid-reader.ts'
import type { ShardReader } from '../guard/shard/shard-reader.ts'

/** What the window may be given of an item: a part, or one tile of a part that is a pyramid. */
export interface PartPlace {
  readonly index: number
  readonly part: string
  readonly tile?: TilePlace | undefined
}

/**
 * Reads a part, or a tile of it and nothing else. The caller decided that it may be read, and discards the bytes.
 *
 * @throws {@link Failure} `NOT_FOUND`, `ITEM_DAMAGED`, `SHARD_DAMAGED`
 */
export const readItemBytes = async (
  reader: ShardReader,
  { index, part, tile }: PartPlace,
): Promise<{ mediaType: string; bytes: Uint8Array }> => {
  if (tile) return readPyramidTile(await reader.part(index, part), tile)
  const entry = (await reader.item(index)).parts.find((candidate) => candidate.part === part)
  if (!entry) throw new Failure('NOT_FOUND')
  return { mediaType: entry.mediaType, bytes: await reader.read(index, part) }
}
