import type { ShardId } from '../../shared/ids.ts'
import type { ItemPart } from '../../shared/ipc/work.ts'
import type { ItemEntry } from '../guard/shard/shard-types.ts'
import type { KeyedProject } from './deliver.ts'
import { shardNameOf } from './project.ts'
import type { Unlocked } from './unlocked.ts'

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
