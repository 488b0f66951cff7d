import type { LabelId } from '../../../shared/ids.ts'
import { isEmptyTiles } from '../../../shared/labels/mask-patch.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import type { ImageRect } from '../../../shared/labels/geometry.ts'
import type { ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { plainDisplay, type LabelDisplay } from './label-display.ts'
import type { LayerName } from './layers.ts'
import { paintLacking } from './painting/paint-lacking.ts'
import { paintLive } from './painting/paint-live.ts'
import { paintShape } from './painting/painters.ts'
import type { WetMask } from './painting/wet-mask.ts'
import type { Brush, SceneStyle } from './painting/scene.ts'
import { isShown, lookOf } from './painting/shape-look.ts'
import { paintTags, type Tag } from './painting/tags.ts'
import { looksOf } from './painting/words.ts'
import type { BoardChange, ShapeBoard } from './shape-board.ts'
import { startTileWorker } from './tiles/tile-feed.ts'
import { TileLayer, type Looking } from './tiles/tile-layer.ts'
import { rectToImage, type PixelSize, type Viewport } from './viewport.ts'

/** More selected shapes than these are shown by the tiles, without what they are taken hold of by. */
const liveSelectionMost = 300
/** Selected shapes say their names up to this many. */
const namedSelectionMost = 40

/** What decides how shapes are shown. */
export interface ShapesLook {
  readonly ontology: Ontology
  readonly selection: ReadonlySet<LabelId>
  readonly display: LabelDisplay
}

export interface LiveLooking {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly selection: ReadonlySet<LabelId>
  readonly hovered: LabelId | null
  readonly editable: boolean
}

export interface ShapeLayerOptions {
  readonly soil: (...names: LayerName[]) => void
  /** Asks for a place of the picture to be painted again on the layer of shapes. */
  readonly soilPlace: (place: ImageRect) => void
  /** Told with each paint whether all that is seen was painted as it is now, at its own scale. */
  readonly onSharp: (isSharp: boolean) => void
}

const nothing: ReadonlySet<LabelId> = new Set()

/** The shapes on the surface: tiles and names beneath, and on top the few that change. */
export class ShapeLayer {
  readonly #tiles: TileLayer
  readonly #soil: (...names: LayerName[]) => void
  readonly #soilPlace: (place: ImageRect) => void
  readonly #onSharp: (isSharp: boolean) => void
  #board: ShapeBoard | null = null
  #ontology: Ontology | null = null
  #style: SceneStyle = { classes: new Map(), display: plainDisplay, selection: nothing }
  #named: readonly LabelId[] = []
  #selection: ReadonlySet<LabelId> = nothing

  constructor({ soil, soilPlace, onSharp }: ShapeLayerOptions) {
    this.#soil = soil
    this.#soilPlace = soilPlace
    this.#onSharp = onSharp
    this.#tiles = new TileLayer(startTileWorker(), {
      change: () => {
        soil('shapes')
      },
      names: (ids) => {
        this.#named = ids
        soil('shapes')
      },
    })
  }

  readonly style = (): SceneStyle => this.#style

  /** Shows the shapes of another board; nothing of the one before is kept. */
  readonly open = (board: ShapeBoard, look: ShapesLook): void => {
    this.#board = board
    this.#named = []
    this.#selection = look.selection
    this.#style = this.#styleOf(look)
    this.#tiles.open(board.shapes(), this.#style)
    this.#soil('shapes', 'pointer')
  }

  readonly change = ({ shapes, places }: BoardChange): void => {
    if (shapes.put.length + shapes.patched.length + shapes.gone.length + shapes.lifted.length === 0) return
    this.#tiles.change(shapes, places)
  }

  /** Shows masks as a stroke has them by now. `place`: where they may look different than when this was told last. */
  readonly soak = (masks: readonly WetMask[], place: ImageRect): void => {
    const board = this.#board
    if (!board) return
    board.wet.soak(masks)
    const shapesWithin = (rect: ImageRect) => board.paintable(rect, this.#style)
    const { get: wetOf, touched } = board.wet
    this.#tiles.paintNow(place, { style: this.#style, shapesWithin, wetOf, touched })
    this.#soilPlace(place)
  }

  /** The labels are what is to be seen again. */
  readonly dry = (): void => {
    const wet = this.#board?.wet.all() ?? []
    if (!this.#board || wet.length === 0) return
    const isCalledOff = wet.every(({ mask }) => {
      const now = this.#board?.shape(mask.id)
      return now ? now === mask : isEmptyTiles(mask.tiles)
    })
    this.#tiles.dry(isCalledOff ? this.#board.wet.touched() : null)
    this.#board.wet.clear()
  }

  /** Takes over another look; nothing is painted again when the tiles would be the same. */
  readonly restyle = (look: ShapesLook): void => {
    if (look.selection !== this.#selection && [this.#selection, look.selection].some(this.#hasMask))
      this.#soil('shapes')
    this.#selection = look.selection
    const [old, next] = [this.#style, this.#styleOf(look)]
    if (old.classes === next.classes && old.display === next.display && old.selection === next.selection) return
    this.#style = next
    this.#tiles.setStyle(next)
    this.#soil('pointer')
  }

  /** Tiles, then names. The brush counts CSS pixels. `part`: nothing else is painted again. */
  readonly paint = (brush: Brush, looking: Looking, part: ImageRect | null): void => {
    if (!this.#board) return
    brush.save()
    brush.setTransform(1, 0, 0, 1, 0, 0)
    this.#tiles.paint(brush, looking, part)
    brush.restore()
    this.#onSharp(this.#tiles.isSharp())
    if (this.#board.letSettle(this.#tiles.isFresh)) this.#soil('pointer')
    this.#paintSelectedMasks(brush, looking.view, part ? rectToImage(looking.view, part) : undefined)
    if (this.#style.display.names === 'always') paintTags(brush, this.#tagsOf(this.#named, false), looking)
  }

  /** Edited, hovered and selected shapes with their names. The brush counts CSS pixels. */
  readonly paintLive = (brush: Brush, looking: LiveLooking): void => {
    const board = this.#board
    if (!board) return
    const { selection, hovered } = looking
    const selected = selection.size > liveSelectionMost ? [] : [...selection]
    const ids = new Set([...board.live(), ...selected, ...(hovered === null ? [] : [hovered])])
    const shapes = [...ids].flatMap((id) => board.shape(id) ?? [])
    paintLive(brush, { ...looking, shapes, style: this.#style, isOnTiles: board.isOnTiles })
    const { names } = this.#style.display
    const pointedAt = hovered === null || names === 'off' ? [] : [hovered]
    const named = names === 'always' ? [...pointedAt, ...selected.slice(0, namedSelectionMost)] : pointedAt
    paintTags(brush, this.#tagsOf([...new Set(named)], true), looking)
  }

  /** Marks those of some labels that are shown here. The brush counts CSS pixels. */
  readonly paintLacking = (
    brush: Brush,
    ids: Iterable<LabelId>,
    looking: Pick<LiveLooking, 'view' | 'surface'>,
  ): void => {
    const shapes: ShapeLabel[] = []
    for (const id of ids) {
      const shape = this.#board?.shape(id)
      if (shape && isShown(this.#style, shape)) shapes.push(shape)
    }
    if (shapes.length > 0) paintLacking(brush, shapes, looking)
  }

  readonly destroy = (): void => {
    this.#tiles.destroy()
  }

  readonly #hasMask = (selection: ReadonlySet<LabelId>): boolean =>
    selection.size <= liveSelectionMost && [...selection].some((id) => this.#board?.shape(id)?.kind === 'mask')

  /** What selected masks have more of their colour than the tiles give them. */
  #paintSelectedMasks(brush: Brush, view: Viewport, within: ImageRect | undefined): void {
    const board = this.#board
    if (!board || this.#selection.size > liveSelectionMost) return
    for (const id of this.#selection) {
      const shape = board.shape(id)
      if (shape?.kind !== 'mask' || !board.isOnTiles(id) || !isShown(this.#style, shape)) continue
      const look = { ...lookOf(this.#style, shape), selected: true, isOverTile: true }
      paintShape(brush, { shape, view, within, wet: board.wet.get(id) }, look)
    }
  }

  #tagsOf(ids: readonly LabelId[], always: boolean): readonly Tag[] {
    return ids.flatMap((id) => {
      const shape: ShapeLabel | null = this.#board?.shape(id) ?? null
      if (!shape || !this.#board || !isShown(this.#style, shape)) return []
      const { paint } = lookOf(this.#style, shape)
      return [{ shape, words: this.#board.wordsOf(shape, this.#style), paint, always }]
    })
  }

  #styleOf({ ontology, display, selection }: ShapesLook): SceneStyle {
    const classes = this.#ontology === ontology ? this.#style.classes : looksOf(ontology)
    this.#ontology = ontology
    return { classes, display, selection: selection.size > liveSelectionMost ? selection : nothing }
  }
}
