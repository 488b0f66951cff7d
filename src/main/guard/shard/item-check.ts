import { Failure } from '../../../shared/failures.ts'
import { encodeItem } from './index-format.ts'
import type { ShardItem, ShardPart } from './shard-types.ts'
import { tarHeader } from './tar-entry.ts'

/** Part names as WebDataset splits them: what follows the first dot of the last path step, in lower case. */
const partPattern = /^[a-z0-9][a-z0-9._-]{0,31}$/
// eslint-disable-next-line no-control-regex -- control characters in a key are what it finds
const unsafeKey = /[\x00-\x1f\x7f\\.]|^\/|\/\/|\/$|^$/

/** Name of a part inside the tar. */
export const entryName = (key: string, part: string): string => `${key}.${part}`

/** Tells whether a key is shaped as one: no dot (WebDataset cuts there), no empty step, no control character. */
const isKeyShaped = (key: string): boolean => !unsafeKey.test(key)

/**
 * Checks an item before a byte of it is sealed.
 *
 * @throws {@link Failure} `IMPORT_UNSUITABLE` when the item cannot become part of a shard.
 */
export function checkItem(item: ShardItem): void {
  const names = new Set(item.parts.map((part) => part.part))
  const isSound =
    isKeyShaped(item.key) &&
    item.parts.length > 0 &&
    names.size === item.parts.length &&
    item.parts.every((part) => partPattern.test(part.part) && tarHeader(entryName(item.key, part.part), part.sizeBytes))
  if (!isSound) throw new Failure('IMPORT_UNSUITABLE')
  try {
    encodeItem(
      item.key,
      item.parts.map((part) => describePart(part, entryName(item.key, part.part))),
    )
  } catch (error) {
    throw new Failure('IMPORT_UNSUITABLE', { cause: error })
  }
}

/** Everything that is known of a part before its bytes are read. */
export const describePart = (part: ShardPart, defaultName: string) => ({
  part: part.part,
  mediaType: part.mediaType,
  name: part.name ?? defaultName,
  sizeBytes: part.sizeBytes,
  width: part.width ?? 0,
  height: part.height ?? 0,
  codePoints: part.codePoints ?? 0,
  offsetBytes: 0,
  sha256: '',
})
