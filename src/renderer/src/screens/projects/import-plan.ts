/** What a folder holds, as the station found it. */
export interface FolderContent {
  readonly images: number
  readonly texts: number
  readonly imageTexts: number
}

/** How many items a folder gives. */
export const itemsIn = (content: FolderContent): number => content.images + content.texts + content.imageTexts

/** How many shards that makes. */
export const shardsFor = (items: number, itemsPerShard: number): number =>
  items === 0 || itemsPerShard < 1 ? 0 : Math.ceil(items / itemsPerShard)

/** The size that is proposed: one shard for little, at most 240 items each for much, evenly filled. */
export const proposedShardSize = (items: number): number => {
  if (items <= 0) return 1
  return Math.ceil(items / Math.ceil(items / 240))
}

/** A name for shards from the name of a folder: letters and digits of any script, joined by dashes. */
export const shardNameFrom = (folderName: string): string => {
  const name = folderName
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return name.slice(0, 60) || 'shard'
}
