import type { ShardId } from '../../shared/ids.ts'
import type { ItemPart, Pyramid } from '../../shared/ipc/work.ts'
import { builtTileSizePx, pyramidLevels } from '../../shared/pyramid.ts'
import { derivedPart, givenParts } from '../guard/shard/derived-parts.ts'
import type { ItemEntry, PartEntry } from '../guard/shard/shard-types.ts'
import type { KeyedProject } from './deliver.ts'
import { shardNameOf } from './project.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * Describes an item's parts for the window. The address holds ids only and answers only while the shard may be read.
 *
 * What was made from a part at import is no part of its own here: it is how the part is shown.
 */
export const partsOf = (shardId: string, entry: ItemEntry): ItemPart[] => {
  const urlOf = (part: string): string => `item/${shardId}/${String(entry.index)}/${encodeURIComponent(part)}`
  return givenParts(entry).map((part) => {
    const tiles = derivedPart(entry, part.part, 'tiles')
    return {
      part: part.part,
      mediaType: part.mediaType,
      sizeBytes: part.sizeBytes,
      widthPx: part.width,
      heightPx: part.height,
      lengthCodePoints: part.codePoints,
      url: urlOf(derivedPart(entry, part.part, 'view')?.part ?? part.part),
      pyramid: tiles && pyramidOf(urlOf(tiles.part), part),
    }
  })
}

/** The levels follow from the size, so that listing an item reads nothing of its tiles. */
const pyramidOf = (url: string, { width, height }: PartEntry): Pyramid => ({
  url,
  tileSizePx: builtTileSizePx,
  levels: pyramidLevels({ widthPx: width, heightPx: height }, builtTileSizePx),
})

/** What the watermark says: who, on which device, when the shard was opened. */
const watermarkOf = (names: { memberName: string; deviceName: string }, now: string): string =>
  `${names.memberName} · ${names.deviceName} · ${now.slice(0, 16).replace('T', ' ')} UTC`

/** What the window shows around the items of a shard, whoever works on it: names, ontology, and what the policy asks for. */
export const shardFacts = (at: Pick<Unlocked, 'identity' | 'clock'>, project: KeyedProject, shardId: ShardId) => {
  const { terms } = project.open
  return {
    projectId: project.projectId,
    projectName: terms.name,
    clientName: terms.client,
    colour: terms.colour,
    shardId,
    shardName: shardNameOf(project, shardId),
    ontology: terms.ontology,
    watermark: terms.policy.watermark ? watermarkOf(at.identity, at.clock.now()) : null,
    copyText: terms.policy.copyText,
  }
}
