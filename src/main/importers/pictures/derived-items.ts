import type { ShardItem, ShardPart } from '../../guard/shard/shard-types.ts'
import type { ImportItem } from '../scan-folder.ts'
import type { SkippedFile, SkipReason } from '../skip-reasons.ts'
import { derivePart, type DerivedPart, type Workshop } from './derive-parts.ts'

/**
 * Goes through items and adds to each what a window needs to show its image. What was put aside for an item is let go when
 * the next one is asked for.
 *
 * @param leaveOut - Told of every file of an item whose image turns out to be damaged; the item is left out then.
 */
export async function* withDerivedParts(
  items: Iterable<ImportItem>,
  workshop: Workshop,
  leaveOut: (item: ImportItem, files: SkippedFile[]) => void,
): AsyncGenerator<ShardItem> {
  for (const item of items) {
    const made: DerivedPart[] = []
    try {
      const reason = await deriveAll(item, workshop, made)
      if (reason === null) yield { key: item.key, parts: [...item.parts, ...made.map(({ part }): ShardPart => part)] }
      else leaveOut(item, leftOutFiles(item, reason))
    } finally {
      for (const { discard } of made) await discard()
    }
  }
}

/** @returns Why the item has to be left out, or null. */
const deriveAll = async (item: ImportItem, workshop: Workshop, made: DerivedPart[]): Promise<SkipReason | null> => {
  for (const part of item.parts) {
    const derived = await derivePart(workshop, part)
    if (typeof derived === 'string') return derived
    if (derived !== null) made.push(derived)
  }
  return null
}

const leftOutFiles = (item: ImportItem, reason: SkipReason): SkippedFile[] =>
  item.parts.map(({ name, derive }) => ({ name, reason: derive === null ? 'image-left-out' : reason }))
