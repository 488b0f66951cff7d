import type { ItemEntry, PartEntry } from './shard-types.ts'

/** `view`: what a browser shows in place of the part. `tiles`: the part as a pyramid of tiles. */
type DerivedRole = 'view' | 'tiles'

/** The name of a part that was made from another one: `tif.view.jpg`, `jpg.tiles.tif`. */
export const derivedName = (part: string, role: DerivedRole, ending: string): string => `${part}.${role}.${ending}`

const derived = /^(.+)\.(view|tiles)\.[a-z0-9]+$/

/** The parts that a person gave. What was made from them belongs to them and is neither labelled nor exported. */
export const givenParts = (entry: ItemEntry): PartEntry[] => {
  const names = new Set(entry.parts.map(({ part }) => part))
  return entry.parts.filter(({ part }) => !names.has(derived.exec(part)?.[1] ?? ''))
}

/** What was made from a part for this role, or null. */
export const derivedPart = (entry: ItemEntry, part: string, role: DerivedRole): PartEntry | null =>
  entry.parts.find((other) => {
    const [, from, itsRole] = derived.exec(other.part) ?? []
    return from === part && itsRole === role
  }) ?? null
