import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { ClassLook, ShapeWords } from './painting/scene.ts'
import { wordsFor } from './painting/words.ts'

interface Place {
  readonly classId: ClassId
  /** Counts up as labels come, so places within a class are sorted. */
  readonly order: number
}

/** Where a number is in a sorted list, or would be. */
const placeIn = (orders: readonly number[], order: number): number => {
  let [low, high] = [0, orders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((orders[middle] ?? 0) < order) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * What labels are called, kept as labels come and go: the class, with a number when there are several of it. It gives the
 * same names as `wordsOf` over all labels, and asking for one costs the logarithm of their number.
 */
export class LabelNames {
  readonly #places = new Map<LabelId, Place>()
  readonly #orders = new Map<ClassId, number[]>()
  #next = 0

  /** Takes a label in, or its new class. */
  put({ id, classId }: Pick<Label, 'id' | 'classId'>): void {
    const old = this.#places.get(id)
    if (old?.classId === classId) return
    if (old) this.#take(old)
    const place = { classId, order: old?.order ?? this.#next++ }
    this.#places.set(id, place)
    const orders = this.#orders.get(classId)
    if (orders) orders.splice(placeIn(orders, place.order), 0, place.order)
    else this.#orders.set(classId, [place.order])
  }

  remove(id: LabelId): void {
    const old = this.#places.get(id)
    if (!old) return
    this.#take(old)
    this.#places.delete(id)
  }

  clear(): void {
    this.#places.clear()
    this.#orders.clear()
    this.#next = 0
  }

  /** What is written at a label that was taken in. */
  wordsOf(label: Label, looks: ReadonlyMap<ClassId, ClassLook>): ShapeWords {
    const orders = this.#orders.get(label.classId) ?? []
    const order = this.#places.get(label.id)?.order ?? 0
    return wordsFor(label, looks, orders.length > 1 ? placeIn(orders, order) + 1 : null)
  }

  #take({ classId, order }: Place): void {
    const orders = this.#orders.get(classId)
    orders?.splice(placeIn(orders, order), 1)
  }
}
