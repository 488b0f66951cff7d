import type { ItemPart } from '../../shared/ipc/work.ts'
import type { ItemEntry } from '../guard/shard/shard-types.ts'

/** Describes an item's parts for the window. The address holds ids only and answers only while the shard may be read. */
export const partsOf = (shardId: string, entry: ItemEntry): ItemPart[] =>
  entry.parts.map((part) => ({
    part: part.part,
    mediaType: part.mediaType,
    sizeBytes: part.sizeBytes,
    widthPx: part.width,
    heightPx: part.height,
    lengthCodePoints: part.codePoints,
    url: `item/${shardId}/${String(entry.index)}/${encodeURIComponent(part.part)}`,
  }))

/** What the watermark says: who, on which device, when the shard was opened. */
export const watermarkOf = (names: { memberName: string; deviceName: string }, now: string): string =>
  `${names.memberName} · ${names.deviceName} · ${now.slice(0, 16).replace('T', ' ')} UTC`
