import type { Labels } from '../../../shared/changes/apply.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { Wanted } from './sides.ts'

const nothing: Wanted = new Map()

/**
 * Labels with the wanted ones laid over, without copying either: making one costs as much as the overlay is long, so a
 * preview of one shape among 200,000 costs one shape. Order of surviving labels is kept; new ones come last.
 *
 * It is a window on the labels beneath: when those change, it shows them too.
 */
export class LabelsView implements Labels {
  readonly #beneath: Labels
  readonly #wanted: Wanted

  constructor(beneath: Labels, wanted: Wanted = nothing) {
    this.#beneath = beneath
    this.#wanted = wanted
  }

  get size(): number {
    let size = this.#beneath.size
    for (const [id, label] of this.#wanted) size += Number(label !== null) - Number(this.#beneath.has(id))
    return size
  }

  readonly [Symbol.toStringTag] = 'LabelsView'

  get(id: LabelId): Label | undefined {
    const over = this.#wanted.get(id)
    return over === undefined ? this.#beneath.get(id) : (over ?? undefined)
  }

  has(id: LabelId): boolean {
    return this.get(id) !== undefined
  }

  *entries(): MapIterator<[LabelId, Label]> {
    for (const [id, label] of this.#beneath) {
      const over = this.#wanted.get(id)
      if (over === undefined) yield [id, label]
      else if (over !== null) yield [id, over]
    }
    for (const [id, label] of this.#wanted) if (label && !this.#beneath.has(id)) yield [id, label]
  }

  *keys(): MapIterator<LabelId> {
    for (const [id] of this.entries()) yield id
  }

  *values(): MapIterator<Label> {
    for (const [, label] of this.entries()) yield label
  }

  forEach(tell: (label: Label, id: LabelId, labels: Labels) => void): void {
    for (const [id, label] of this.entries()) tell(label, id, this)
  }

  [Symbol.iterator](): MapIterator<[LabelId, Label]> {
    return this.entries()
  }
}
