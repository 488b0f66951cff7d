import type { Action } from '../../actions/registry.ts'
import type { WorkList } from '../../../../shared/ipc/work.ts'

export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly words: string
  /** Said beside the words in a quieter voice. */
  readonly beside: string | null
  readonly keys: string | null
  readonly enabled: boolean
  readonly run: () => void
}

interface PaletteSources {
  readonly typed: string
  readonly actions: readonly Action[]
  readonly projects: WorkList['projects']
  readonly openShard: (shard: WorkList['projects'][number]['shards'][number]) => void
}

/**
 * How well words answer to what was typed: 0 for the beginning, 1 for the beginning of a word, 2 for anywhere, null for
 * not at all.
 */
export const matchRank = (words: string, typed: string): number | null => {
  const sought = typed.trim().toLowerCase()
  if (sought === '') return 0
  const at = words.toLowerCase().indexOf(sought)
  if (at < 0) return null
  if (at === 0) return 0
  return /[\s/-]/.test(words[at - 1] ?? '') ? 1 : 2
}

const fromActions = (actions: readonly Action[]): PaletteEntry[] =>
  actions
    .filter((action, place) => !action.quiet && actions.findIndex((other) => other.key === action.key) === place)
    .map((action) => ({
      id: action.key,
      group: action.group,
      words: action.words,
      beside: action.whyNot,
      keys: action.keys[0] ?? null,
      enabled: action.enabled,
      run: action.run,
    }))

const fromShards = ({ projects, openShard }: PaletteSources): PaletteEntry[] =>
  projects.flatMap((project) =>
    project.shards.map((shard) => ({
      id: `shard.${shard.shardId}`,
      group: 'Shards',
      words: shard.name,
      beside: project.name,
      keys: null,
      enabled: true,
      run: () => openShard(shard),
    })),
  )

/** What the palette lists for the typed words: groups stay together, the best answers of each come first. */
export const paletteEntries = (sources: PaletteSources): readonly PaletteEntry[] => {
  const ranked = [...fromActions(sources.actions), ...fromShards(sources)].flatMap((entry, place) => {
    const rank = matchRank(entry.words, sources.typed)
    return rank === null ? [] : [{ entry, rank, place }]
  })
  const best = new Map<string, number>()
  for (const { entry, rank, place } of ranked) {
    const now = rank * 1_000 + place
    best.set(entry.group, Math.min(best.get(entry.group) ?? Infinity, now))
  }
  return ranked
    .sort(
      (one, other) =>
        (best.get(one.entry.group) ?? 0) - (best.get(other.entry.group) ?? 0) ||
        one.rank - other.rank ||
        one.place - other.place,
    )
    .map(({ entry }) => entry)
}
