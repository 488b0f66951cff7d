import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import type { ObjectSlots } from './object-slots.ts'

export type ObjectGrouping = 'class' | 'group' | 'none'

export const groupingWords: Readonly<Record<ObjectGrouping, string>> = {
  class: 'By label',
  group: 'By group',
  none: 'Not grouped',
}

/** Objects under one head: `count` places of the order from `from` on. */
export interface ObjectGroup {
  /** Tells groups apart, also when the list changes. */
  readonly key: string
  readonly words: string
  /** The class, where objects are grouped by class and the ontology knows it. */
  readonly entry: OntologyClass | null
  readonly from: number
  readonly count: number
}

export interface GroupedObjects {
  /** Places in the index, group after group. */
  readonly order: Uint32Array
  readonly groups: readonly ObjectGroup[]
}

interface Head {
  readonly key: string
  readonly words: string
  readonly entry: OntologyClass | null
}

const headOf = (slots: ObjectSlots, place: number, grouping: ObjectGrouping): Head => {
  const slot = slots.at(place)
  if (grouping === 'class') {
    const words = slot?.entry?.name ?? slot?.label.classId ?? ''
    return { key: `class/${slot?.label.classId ?? ''}`, words, entry: slot?.entry ?? null }
  }
  const group = slot?.label.group
  return { key: `group/${group ?? ''}`, words: group === undefined ? 'Without a group' : `Group ${group}`, entry: null }
}

/** For each place of the order the number of its group; groups in the order in which they are shown. */
const numbered = (slots: ObjectSlots, order: Uint32Array, grouping: 'class' | 'group') => {
  const numbers = new Map<string | number, number>()
  const firsts: number[] = []
  const of = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const place = order[at] ?? 0
    const slot = slots.at(place)
    const key =
      grouping === 'group' ? (slot?.label.group ?? '') : slot?.entry ? slot.classPlace : (slot?.label.classId ?? '')
    let number = numbers.get(key)
    if (number === undefined) {
      number = firsts.length
      numbers.set(key, number)
      firsts.push(place)
    }
    of[at] = number
  }
  return { of, firsts, ranks: ranksOf(slots, firsts, grouping) }
}

/** Classes in the order of the ontology; groups as they come, what has none at the end. */
const ranksOf = (slots: ObjectSlots, firsts: readonly number[], grouping: 'class' | 'group'): readonly number[] => {
  const weight = (place: number): number => {
    const slot = slots.at(place)
    return grouping === 'class' ? (slot?.classPlace ?? 0) : Number(slot?.label.group === undefined)
  }
  return firsts.map((_, number) => number).sort((a, b) => weight(firsts[a] ?? 0) - weight(firsts[b] ?? 0) || a - b)
}

/** Gathers an order under heads; inside a group the order stays. Costs two looks at each place. */
export const groupedOrder = (slots: ObjectSlots, order: Uint32Array, grouping: ObjectGrouping): GroupedObjects => {
  if (grouping === 'none') {
    const all = { key: 'all', words: '', entry: null, from: 0, count: order.length }
    return { order, groups: order.length > 0 ? [all] : [] }
  }
  const { of, firsts, ranks } = numbered(slots, order, grouping)
  const counts = new Uint32Array(firsts.length)
  for (const number of of) counts[number] = (counts[number] ?? 0) + 1
  const starts = new Uint32Array(firsts.length)
  let from = 0
  const groups = ranks.map((number): ObjectGroup => {
    const count = counts[number] ?? 0
    const group = { ...headOf(slots, firsts[number] ?? 0, grouping), from, count }
    starts[number] = from
    from += count
    return group
  })
  const grouped = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const number = of[at] ?? 0
    const start = starts[number] ?? 0
    grouped[start] = order[at] ?? 0
    starts[number] = start + 1
  }
  return { order: grouped, groups }
}
