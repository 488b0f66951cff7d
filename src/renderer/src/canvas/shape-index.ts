import RBush from 'rbush'
import type { LabelId } from '../../../shared/ids.ts'
import type { ImageRect } from '../../../shared/labels/geometry.ts'
import { shapeBounds, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'

interface Entry {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly shape: ShapeLabel
  /** Counts up as shapes come; a shape that is replaced keeps its own. */
  readonly order: number
}

const entryOf = (shape: ShapeLabel, order: number): Entry => {
  const { x, y, width, height } = shapeBounds(shape)
  return { minX: x, minY: y, maxX: x + width, maxY: y + height, shape, order }
}

const inDrawingOrder = (a: Entry, b: Entry): number => (a.shape.z ?? 0) - (b.shape.z ?? 0) || a.order - b.order

/** Shapes by place and by id, in an R-tree of their bounds: asking and changing cost the logarithm of their number. */
export class ShapeIndex {
  readonly #tree = new RBush<Entry>(16)
  readonly #entries = new Map<LabelId, Entry>()
  #next = 0
  #sorted: readonly ShapeLabel[] | null = null

  get(id: LabelId): ShapeLabel | null {
    return this.#entries.get(id)?.shape ?? null
  }

  /** Adds many at once, which is far cheaper than one by one. None of them may be there yet. */
  load(shapes: Iterable<ShapeLabel>): void {
    const entries: Entry[] = []
    for (const shape of shapes) {
      const entry = entryOf(shape, this.#next++)
      this.#entries.set(shape.id, entry)
      entries.push(entry)
    }
    this.#tree.load(entries)
    this.#sorted = null
  }

  /** Adds a shape or replaces the one with its id, which keeps its place in the order. */
  put(shape: ShapeLabel): void {
    const old = this.#entries.get(shape.id)
    if (old?.shape === shape) return
    if (old) this.#tree.remove(old)
    const entry = entryOf(shape, old?.order ?? this.#next++)
    this.#entries.set(shape.id, entry)
    this.#tree.insert(entry)
    this.#sorted = null
  }

  remove(id: LabelId): void {
    const old = this.#entries.get(id)
    if (!old) return
    this.#tree.remove(old)
    this.#entries.delete(id)
    this.#sorted = null
  }

  clear(): void {
    this.#tree.clear()
    this.#entries.clear()
    this.#next = 0
    this.#sorted = null
  }

  /** Shapes whose bounds touch a rectangle of the picture, in drawing order. */
  within({ x, y, width, height }: ImageRect): ShapeLabel[] {
    const found = this.#tree.search({ minX: x, minY: y, maxX: x + width, maxY: y + height })
    return found.sort(inDrawingOrder).map(({ shape }) => shape)
  }

  /** All shapes in drawing order; kept until something changes. */
  all(): readonly ShapeLabel[] {
    this.#sorted ??= [...this.#entries.values()].sort(inDrawingOrder).map(({ shape }) => shape)
    return this.#sorted
  }
}
