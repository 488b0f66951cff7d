import type { LabelId } from '../../../shared/ids.ts'
import type { ImageRect } from '../../../shared/labels/geometry.ts'
import { isShape, shapeBounds, type ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import type { ItemDocument } from '../document/item-document.ts'
import { LabelNames } from './label-names.ts'
import { maskEditOf, placesOfEdit } from './mask/mask-edit.ts'
import { WetMasks } from './mask/wet-masks.ts'
import { isShown } from './painting/shape-look.ts'
import type { SceneStyle, ShapeWords } from './painting/scene.ts'
import { ShapeIndex } from './shape-index.ts'
import type { ShapesChange } from './tiles/messages.ts'

/** What a change of the document means for the tiles, and the places that it touches on the picture. */
export interface BoardChange {
  readonly shapes: ShapesChange
  readonly places: readonly ImageRect[]
}

/** A change that is being put together. */
type OpenChange = { [Key in keyof ShapesChange]: ShapesChange[Key][number][] }

type Doc = Pick<ItemDocument, 'labels' | 'label' | 'isPreview'>

/** At most so many changed shapes are painted on top until the tiles show them. */
const settlingMost = 300

/**
 * The shapes of one part of an item, by place and id, with their names, kept in step with the document by what it says was
 * touched. It knows which shapes the window has to paint itself: those that are edited, and those that tiles do not show
 * yet as they are.
 */
export class ShapeBoard {
  readonly #doc: Doc
  readonly #part: string
  readonly #index = new ShapeIndex()
  readonly #names = new LabelNames()
  /** Previews, painted live and lifted from the tiles. */
  readonly #edited = new Set<LabelId>()
  readonly #settling = new Set<LabelId>()
  /** Those that a stroke goes over. */
  readonly wet = new WetMasks()
  /** Hidden by a preview; they keep their place in the order. */
  readonly #absent = new Set<LabelId>()

  constructor(doc: Doc, part: string) {
    this.#doc = doc
    this.#part = part
    this.reload()
  }

  /** Reads the whole document again. */
  reload(): void {
    this.#index.clear()
    this.#names.clear()
    this.wet.clear()
    for (const waiting of [this.#edited, this.#settling, this.#absent]) waiting.clear()
    const shapes: ShapeLabel[] = []
    for (const label of this.#doc.labels().values()) {
      this.#names.put(label)
      if (isShape(label) && label.part === this.#part) shapes.push(label)
    }
    this.#index.load(shapes)
  }

  /** Takes over the labels that were touched. Costs as much as they are many. */
  take(touched: ReadonlySet<LabelId>): BoardChange {
    const change: OpenChange = { put: [], patched: [], gone: [], lifted: [] }
    const places: ImageRect[] = []
    for (const id of touched)
      if (this.#doc.isPreview(id)) this.#preview(id, change.lifted, places)
      else this.#settle(id, change, places)
    return { shapes: change, places }
  }

  /** All shapes in drawing order. Asks for all of them: a tool that works on few asks for those. */
  readonly shapes = (): readonly ShapeLabel[] =>
    this.#absent.size === 0 ? this.#index.all() : this.#index.all().filter(({ id }) => !this.#absent.has(id))

  readonly shape = (id: LabelId): ShapeLabel | null => (this.#absent.has(id) ? null : this.#index.get(id))

  /** Shapes that are shown and whose bounds touch a rectangle, in drawing order. */
  readonly shapesIn = (rect: ImageRect, style: SceneStyle): readonly ShapeLabel[] =>
    this.#index.within(rect).filter((shape) => !this.#absent.has(shape.id) && isShown(style, shape))

  /** What tiles show of a rectangle by now: the shapes in it with those that a stroke goes over, in drawing order. */
  readonly paintable = (rect: ImageRect, style: SceneStyle): readonly ShapeLabel[] =>
    this.wet.among(this.shapesIn(rect, style), rect).filter((shape) => isShown(style, shape))

  readonly wordsOf = (shape: ShapeLabel, style: SceneStyle): ShapeWords => this.#names.wordsOf(shape, style.classes)

  /** Whether the tiles show a shape as it is. */
  readonly isOnTiles = (id: LabelId): boolean => !this.#edited.has(id) && !this.#settling.has(id)

  /** Shapes that the window has to paint itself. */
  readonly live = (): Iterable<LabelId> => [...this.#settling, ...this.#edited]

  /** Forgets those of the waiting shapes that the tiles have caught up with. Returns whether any was. */
  letSettle(isFresh: (place: ImageRect) => boolean): boolean {
    const before = this.#settling.size
    for (const id of this.#settling) {
      const shape = this.#index.get(id)
      if (!shape || isFresh(shapeBounds(shape))) this.#settling.delete(id)
    }
    return this.#settling.size < before
  }

  #shapeNow(id: LabelId): ShapeLabel | null {
    const label = this.#doc.label(id)
    return label && isShape(label) && label.part === this.#part ? label : null
  }

  #preview(id: LabelId, lifted: LabelId[], places: ImageRect[]): void {
    const [old, shape, label] = [this.#index.get(id), this.#shapeNow(id), this.#doc.label(id)]
    if (label) this.#names.put(label)
    if (!this.#edited.has(id) && old) {
      lifted.push(id)
      places.push(shapeBounds(old))
    }
    this.#edited.add(id)
    this.#settling.delete(id)
    if (shape) {
      this.#absent.delete(id)
      this.#index.put(shape)
    } else if (old) this.#absent.add(id)
  }

  #settle(id: LabelId, change: OpenChange, places: ImageRect[]): void {
    const [old, shape, label] = [this.#index.get(id), this.#shapeNow(id), this.#doc.label(id)]
    const wasEdited = this.#edited.delete(id)
    this.#absent.delete(id)
    if (label) this.#names.put(label)
    else this.#names.remove(id)
    if (old === shape && !wasEdited) return
    const edit = wasEdited ? null : maskEditOf(old, shape)
    if (edit && shape) {
      this.#index.put(shape)
      change.patched.push({ id, tiles: edit.after })
      places.push(...placesOfEdit(edit))
      return
    }
    if (old && !wasEdited) places.push(shapeBounds(old))
    if (shape) {
      this.#index.put(shape)
      change.put.push(shape)
      places.push(shapeBounds(shape))
      if (this.#settling.size < settlingMost && !this.wet.get(id)) this.#settling.add(id)
      return
    }
    if (!old && !wasEdited) return
    this.#index.remove(id)
    this.#settling.delete(id)
    change.gone.push(id)
  }
}
