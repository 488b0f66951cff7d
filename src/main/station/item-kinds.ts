import type { ShardTerms } from '../guard/trust/entries.ts'
import type { ShardId } from '../../shared/ids.ts'
import type { OpenProject } from './project.ts'

export type ItemKind = ShardTerms['kinds'][number]

/** What kind of item it is, by its parts. */
export const kindOf = (entry: { readonly parts: readonly { readonly mediaType: string }[] }): ItemKind => {
  const hasImage = entry.parts.some((part) => part.mediaType.startsWith('image/'))
  const hasText = entry.parts.some((part) => part.mediaType.startsWith('text/'))
  return hasImage && hasText ? 'image-text' : hasText ? 'text' : 'image'
}

/** The kinds of items in a project, or in some of its shards. */
export const kindsIn = (open: OpenProject, shardIds: Iterable<ShardId> = open.shardTerms.keys()): ItemKind[] => [
  ...new Set([...shardIds].flatMap((shardId) => open.shardTerms.get(shardId)?.kinds ?? [])),
]
