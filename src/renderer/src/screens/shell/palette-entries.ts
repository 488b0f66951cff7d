import type { PaletteItem } from './palette-items.tsx'
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

/** At most so many items answer at once. */
const itemsShown = 8
const recentShown = 5

interface PaletteSources {
  readonly typed: string
  /** What was run last, the latest first; it leads while nothing is typed. */
  readonly recent: readonly string[]
  readonly items: readonly PaletteItem[]
  readonly actions: readonly Action[]
  readonly projects: WorkList['projects']
  readonly openShard: (shard: WorkList['projects'][number]['shards'][number]) => void
}

/** Whether the letters that were typed come in this order; how far they lie apart, from 0. */
const spreadOf = (words: string, sought: string): number | null => {
  let at = -1
  let first = -1
  for (const letter of sought.replaceAll(' ', '')) {
    at = words.indexOf(letter, at + 1)
    if (at < 0) return null
    if (first < 0) first = at
  }
  return at - first + 1 - sought.length
}

/**
 * How well words answer to what was typed: 0 for the beginning, 1 for the beginning of a word, 2 for anywhere, 3 for its
 * letters in order and near each other, null for not at all.
 */
export const matchRank = (words: string, typed: string): number | null => {
  const sought = typed.trim().toLowerCase()
  if (sought === '') return 0
  const lower = words.toLowerCase()
  const at = lower.indexOf(sought)
  if (at === 0) return 0
  if (at > 0) return /[\s/-]/.test(words[at - 1] ?? '') ? 1 : 2
  const spread = sought.length < 3 ? null : spreadOf(lower, sought)
  return spread !== null && spread <= sought.length * 2 ? 3 : null
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

/** Items are many: only those that were asked for, by key or number. */
const fromItems = ({ items, typed }: PaletteSources): PaletteEntry[] => {
  const sought = typed.trim().toLowerCase().replace(/^#/, '')
  if (sought === '') return []
  return items
    .filter(({ key, number }) => String(number) === sought || matchRank(key, sought) !== null)
    .sort((one, other) => Number(String(other.number) === sought) - Number(String(one.number) === sought))
    .slice(0, itemsShown)
    .map(({ key, number, state, go }) => ({
      ...{
        id: `item.${String(number)}`,
        group: 'Items of this shard',
        words: key,
        beside: `${String(number)} · ${state}`,
      },
      ...{ keys: null, enabled: true, run: go },
    }))
}

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

const withRecent = (all: readonly PaletteEntry[], { typed, recent }: PaletteSources): readonly PaletteEntry[] => {
  if (typed.trim() !== '') return all
  const latest = recent
    .flatMap((id) => all.find((entry) => entry.id === id && entry.enabled) ?? [])
    .slice(0, recentShown)
  const rest = all.filter((entry) => !latest.includes(entry))
  return [...latest.map((entry) => ({ ...entry, group: 'Recent' })), ...rest]
}

/**
 * What the palette lists for the typed words: groups stay together, the best answers of each come first. With nothing typed
 * what was run last leads.
 */
export const paletteEntries = (sources: PaletteSources): readonly PaletteEntry[] => {
  const all = withRecent([...fromActions(sources.actions), ...fromShards(sources)], sources)
  const found = fromItems(sources).map((entry, place) => ({ entry, rank: 1, place: all.length + place }))
  const ranked = [
    ...all.flatMap((entry, place) => {
      const rank = matchRank(entry.words, sources.typed)
      return rank === null ? [] : [{ entry, rank, place }]
    }),
    ...found,
  ]
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
