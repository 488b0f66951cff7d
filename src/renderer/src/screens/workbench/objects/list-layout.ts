import type { GroupedObjects, ObjectGroup } from './object-groups.ts'

/** Height of a row of the list, px. */
export const rowPx = 26

/** One line of the list: the head of a group, or the object at a place of the index. */
export type ListRow =
  | { readonly kind: 'head'; readonly group: ObjectGroup; readonly folded: boolean }
  | { readonly kind: 'object'; readonly place: number }

/** Which lines there are, without making them: any line is found by halving over the groups. */
export interface ListLayout {
  readonly rows: number
  readonly rowAt: (at: number) => ListRow | null
  /** The line of an object; null when it is not listed, or folded away. */
  readonly lineOf: (place: number) => number | null
  /** The group an object is listed in. */
  readonly groupOf: (place: number) => ObjectGroup | null
  /** The line of the head of a group; 0 when there is none. */
  readonly headOf: (key: string) => number
  /** Objects from one line to another, both with it, in either direction. */
  readonly between: (one: number, other: number) => readonly number[]
}

/** The place of the last number that is not above `at`, in numbers that grow. */
const lastNotAfter = (numbers: readonly number[], at: number): number => {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The objects on lines from one to another, both with it, in either direction. */
const placesBetween = (rowAt: ListLayout['rowAt'], one: number, other: number): readonly number[] => {
  const places: number[] = []
  for (let at = Math.min(one, other); at <= Math.max(one, other); at++) {
    const row = rowAt(at)
    if (row?.kind === 'object') places.push(row.place)
  }
  return places
}

/** Lays out what is listed. `heads`: each group has a line of its own above its objects. */
export const layList = (
  { order, groups }: GroupedObjects,
  { heads, folded }: { readonly heads: boolean; readonly folded: ReadonlySet<string> },
): ListLayout => {
  const head = Number(heads)
  const starts: number[] = []
  let rows = 0
  for (const { key, count } of groups) {
    starts.push(rows)
    rows += head + (heads && folded.has(key) ? 0 : count)
  }
  const rowAt = (at: number): ListRow | null => {
    if (at < 0 || at >= rows) return null
    const number = lastNotAfter(starts, at)
    const group = groups[number]
    if (!group) return null
    const inside = at - (starts[number] ?? 0)
    if (heads && inside === 0) return { kind: 'head', group, folded: folded.has(group.key) }
    return { kind: 'object', place: order[group.from + inside - head] ?? 0 }
  }
  const found = (place: number): readonly [number, number] | null => {
    const at = order.indexOf(place)
    if (at < 0) return null
    const number = groups.findIndex(({ from, count }) => at >= from && at < from + count)
    return number < 0 ? null : [at, number]
  }
  return {
    rows,
    rowAt,
    headOf: (key) => starts[groups.findIndex((group) => group.key === key)] ?? 0,
    groupOf: (place) => groups[found(place)?.[1] ?? -1] ?? null,
    lineOf: (place) => {
      const [at, number] = found(place) ?? []
      const group = number === undefined ? undefined : groups[number]
      if (at === undefined || number === undefined || !group || (heads && folded.has(group.key))) return null
      return (starts[number] ?? 0) + head + at - group.from
    },
    between: (one, other) => placesBetween(rowAt, one, other),
  }
}
