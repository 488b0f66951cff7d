import type { ShardId } from '../../../shared/ids.ts'
import { givenParts } from '../../guard/shard/derived-parts.ts'
import type { ItemEntry } from '../../guard/shard/shard-types.ts'
import type { FitTarget } from '../../importers/predictions/fit-prediction.ts'
import type { Prediction } from '../../importers/predictions/prediction.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { shardNameOf } from '../../station/project.ts'
import { fetchShard } from '../../station/shard-cache.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** A picture of an item of a project. */
export interface Picture extends FitTarget {
  readonly shardId: ShardId
  readonly index: number
}

const lastStep = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

const picturesOf = (shardId: ShardId, entry: ItemEntry) =>
  givenParts(entry)
    .filter((part) => part.width > 0 && part.height > 0)
    .map(({ name, part, width, height }): { name: string; picture: Picture } => ({
      name,
      picture: { shardId, index: entry.index, part, widthPx: width, heightPx: height },
    }))

/** Finds pictures of shards by what a file calls them. */
export type FindPicture = (
  prediction: Pick<Prediction, 'image' | 'shard'>,
) => Picture | 'unknown-item' | 'ambiguous-item'

/**
 * Lists the pictures of own shards by the names that people gave them: the whole name first, then the item's key, then the
 * last step of the name. A name that several pictures have needs its shard. Reads the sealed indexes and no item.
 */
export const listPictures = async (
  at: Unlocked,
  project: KeyedProject,
  shardIds: readonly ShardId[],
): Promise<FindPicture> => {
  const whole = new Map<string, Picture[]>()
  const last = new Map<string, Picture[]>()
  const put = (names: Map<string, Picture[]>, name: string, picture: Picture) => {
    const known = names.get(name)
    if (!known) names.set(name, [picture])
    else if (!known.includes(picture)) known.push(picture)
  }
  for (const shardId of shardIds) {
    const shard = project.state.shards.get(shardId)
    if (!shard) continue
    await fetchShard(at, project.projectId, shard)
    for await (const entry of (await at.shards.get(project, shardId)).items())
      for (const { name, picture } of picturesOf(shardId, entry)) {
        put(whole, name, picture)
        // As the export names those that share a name with another shard's.
        put(whole, `${shardNameOf(project, shardId)}/${name}`, picture)
        put(whole, entry.key, picture)
        put(last, lastStep(name), picture)
      }
  }
  const isOf = (shard: string | null) => (picture: Picture) =>
    shard === null || shardNameOf(project, picture.shardId) === shard
  return ({ image, shard }) => {
    const found = (whole.get(image) ?? last.get(lastStep(image)) ?? []).filter(isOf(shard))
    const [picture] = found
    if (!picture) return 'unknown-item'
    return found.length > 1 ? 'ambiguous-item' : picture
  }
}
