import { parseFilter, type FilterSource, type Test } from './object-filter.ts'
import { stepLength, type InSteps } from './object-order.ts'
import type { ObjectSlots } from './object-slots.ts'

/** Which places of the index match a filter: looked up once for all, and again only where something was touched. */
export class ObjectMatches {
  readonly #slots: ObjectSlots
  readonly #source: FilterSource
  #test: Test | null = null
  /** 1 where it matches, 0 where not, 2 where nobody looked yet. */
  #found = new Uint8Array(0)

  constructor(slots: ObjectSlots, source: FilterSource) {
    this.#slots = slots
    this.#source = source
  }

  readonly filter = (filter: string): void => {
    this.#test = parseFilter(filter)
    this.forget()
  }

  /** Nothing is known any more: what is looked up elsewhere has changed, or every label. */
  readonly forget = (): void => {
    this.#found = new Uint8Array(this.#slots.length()).fill(2)
  }

  /** Looks again at one place. `stays`: it matches whatever it says now. */
  readonly touch = (place: number, stays: boolean): void => {
    if (place < this.#found.length) this.#found[place] = stays && this.#found[place] === 1 ? 1 : 2
  }

  #grow(): void {
    if (this.#found.length >= this.#slots.length()) return
    const found = new Uint8Array(this.#slots.length() * 2).fill(2)
    found.set(this.#found)
    this.#found = found
  }

  /** Leaves out of an order what does not match. */
  *among(order: Uint32Array): InSteps<Uint32Array> {
    const test = this.#test
    if (!test) return order
    this.#grow()
    const matching = new Uint32Array(order.length)
    let count = 0
    for (let at = 0; at < order.length; at++) {
      if (at % stepLength === 0) yield
      const place = order[at] ?? 0
      const slot = this.#slots.at(place)
      if (!slot) continue
      if (this.#found[place] === 2) this.#found[place] = Number(test(slot, this.#source))
      if (this.#found[place] === 1) matching[count++] = place
    }
    return matching.subarray(0, count)
  }
}
