import type { LabelId } from '../../../../shared/ids.ts'
import { overlaps, rectAround, type ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { WetMask } from '../painting/wet-mask.ts'

const noRect: ImageRect = { x: 0, y: 0, width: 0, height: 0 }

/** The masks that a stroke goes over by now. */
export class WetMasks {
  #masks: ReadonlyMap<LabelId, WetMask> = new Map()

  soak(masks: readonly WetMask[]): void {
    this.#masks = new Map(masks.map((wet) => [wet.mask.id, wet]))
  }

  clear(): void {
    this.#masks = new Map()
  }

  readonly get = (id: LabelId): WetMask | undefined => this.#masks.get(id)

  all(): readonly WetMask[] {
    return [...this.#masks.values()]
  }

  /** Around all pixels that the stroke came to. */
  readonly touched = (): ImageRect => {
    const [first, ...rest] = this.all().map((wet) => wet.touched())
    return rest.reduce(rectAround, first ?? noRect)
  }

  /**
   * Puts wet masks that reach into a rectangle among the shapes of it, which are in drawing order: one that is not there
   * lies above all that have its place in the order or a lower one, as a new label does.
   */
  among(shapes: readonly ShapeLabel[], rect: ImageRect): readonly ShapeLabel[] {
    const known = new Set(shapes.map(({ id }) => id))
    const further = this.all().filter((wet) => !known.has(wet.mask.id) && overlaps(wet.touched(), rect))
    if (further.length === 0) return shapes
    return [...shapes, ...further.map(({ mask }) => mask)].toSorted((a, b) => (a.z ?? 0) - (b.z ?? 0))
  }
}
