import type { ImageRect } from '../../../../../shared/labels/geometry.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import { isShape, shapeArea, shapeBounds } from '../../../../../shared/labels/shape-geometry.ts'
import type { ObjectSlots } from './object-slots.ts'
import { radixOrder } from './radix-order.ts'

/** What the list can be sorted by; how it is called stands in {@link sortWords}. */
export type ObjectSort = 'time' | 'class' | 'z' | 'size' | 'place' | 'confidence'

export const sortWords: Readonly<Record<ObjectSort, string>> = {
  time: 'As they came',
  class: 'Label',
  z: 'Top first',
  size: 'Largest first',
  place: 'Place',
  confidence: 'Least sure first',
}

const boundsOf = (label: Label): Pick<ImageRect, 'x' | 'y'> => {
  if (label.kind === 'span') return { x: 0, y: label.fragments[0]?.start ?? 0 }
  return isShape(label) ? shapeBounds(label) : { x: 0, y: 0 }
}

const sizeOf = (label: Label): number => {
  if (isShape(label)) return -shapeArea(label)
  return label.kind === 'span' ? -label.fragments.reduce((sum, { start, end }) => sum + end - start, 0) : 0
}

type Key = (label: Label, classPlace: number) => number

/** Keys from the least important to the first; an ascending sort by each in turn gives the order. */
const keysOf: Readonly<Record<ObjectSort, readonly Key[]>> = {
  time: [],
  class: [(_, classPlace) => classPlace],
  z: [({ z }) => -(z ?? 0)],
  size: [sizeOf],
  place: [(label) => boundsOf(label).x, (label) => boundsOf(label).y],
  confidence: [({ assist }) => assist?.confidence ?? 2],
}

/** Work that may rest between steps, so that no frame waits for it. */
export type InSteps<Result> = Generator<undefined, Result, undefined>

/** After so many looks at labels work may rest. */
export const stepLength = 4_096

/** The places of all listed labels in their order. Classes of the whole item are not listed: they have no place. */
export function* orderedPlaces(slots: ObjectSlots, sort: ObjectSort): InSteps<Uint32Array> {
  let order = listedPlaces(slots, sort === 'z')
  for (const keyOf of keysOf[sort]) {
    const keys = new Float32Array(slots.length())
    for (let at = 0; at < order.length; at++) {
      if (at % stepLength === 0) yield
      const place = order[at] ?? 0
      const slot = slots.at(place)
      if (slot) keys[place] = keyOf(slot.label, slot.classPlace)
    }
    yield
    order = radixOrder(order, keys)
  }
  return order
}

/** Among equals the later one lies above, so a list of what lies on top begins with it. */
const listedPlaces = (slots: ObjectSlots, lastFirst: boolean): Uint32Array => {
  const length = slots.length()
  const places = new Uint32Array(length)
  let count = 0
  for (let at = 0; at < length; at++) {
    const place = lastFirst ? length - 1 - at : at
    const slot = slots.at(place)
    if (slot && slot.label.kind !== 'item-class') places[count++] = place
  }
  return places.subarray(0, count)
}
